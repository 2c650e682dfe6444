# What holds for every answer of a GraphQL dialect, whatever valid document is sent (scripts/schemathesis).
import schemathesis

CATEGORIES = {
    "graphql",
    "graphql-input",
    "graphql-authentication",
    "graphql-authorization",
    "graphql-no-such-entity",
}
CODES = {
    "INVALID_CREDENTIALS",
    "INVALID_CUSTOMER_LOGIN_JWT",
    "ONCE_A_REQUEST",
    "TOO_MANY_REQUESTS",
}
# Documents of any size are made; these limits are told without a place.
LIMITS = {"Query is nested too deep.", "Query is too complex."}


@schemathesis.check
def nothing_undocumented(ctx, response, case):
    assert response.status_code in (200, 401, 403, 429), f"status {response.status_code}"
    told = response.json()
    assert set(told) <= {"data", "errors"}, f"more than data and errors: {set(told)}"
    for error in told.get("errors", []):
        if error["message"] in LIMITS:
            continue
        assert error.get("path"), f"a valid document is called invalid: {error}"
        extensions = error.get("extensions", {})
        known = extensions.get("category") in CATEGORIES or extensions.get("code") in CODES
        assert known or "extensions" not in error, f"nobody knows {extensions}"
        assert known or "cursor" in error["message"].lower() or "first" in error["message"].lower(), f"bare: {error}"
