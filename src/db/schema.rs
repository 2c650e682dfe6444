//! The tables, as both sets of migrations make them; a test compares all three. In one file, long as it
//! is: a table is a list of columns, and what may be joined with what is said once for all of them.

diesel::table! {
    accounts (id) {
        id -> BigInt,
        name -> Text,
        default_url -> Text,
        locale -> Text,
        time_zone -> Text,
        support_email -> Text,
        sender_email -> Text,
        identity_check_required -> Bool,
        reset_minutes -> Integer,
        invite_days -> Integer,
        created_at -> Timestamp,
        password_minimum -> Integer,
        blocked_words -> Text,
        version -> BigInt,
        second_factor_required -> Bool,
        message_days -> Integer,
        event_days -> Integer,
        sender_name -> Text,
        reply_to_email -> Text,
        reply_to_name -> Text,
        identity_checks -> Text,
        sign_in_hours -> Integer,
        links_a_day -> Integer,
        requests_an_hour -> Integer,
        requests_a_minute -> Integer,
        registrations_an_hour -> Integer,
        failures_an_hour -> Integer,
    }
}

diesel::table! {
    staff (id) {
        id -> BigInt,
        name -> Text,
        email -> Text,
        email_key -> Text,
        password_hash -> Text,
        locale -> Text,
        theme -> Text,
        single_keys -> Bool,
        session_epoch -> BigInt,
        disabled_at -> Nullable<Timestamp>,
        last_sign_in_at -> Nullable<Timestamp>,
        created_at -> Timestamp,
        totp_secret -> Nullable<Text>,
        totp_step -> BigInt,
        totp_since -> Nullable<Timestamp>,
    }
}

diesel::table! {
    staff_roles (staff_id, account_id) {
        staff_id -> BigInt,
        account_id -> BigInt,
        role -> Text,
    }
}

diesel::table! {
    staff_sessions (key_hash) {
        key_hash -> Text,
        staff_id -> BigInt,
        state -> Text,
        created_at -> Timestamp,
        seen_at -> Timestamp,
    }
}

diesel::table! {
    staff_links (id) {
        id -> BigInt,
        purpose -> Text,
        email -> Text,
        email_key -> Text,
        account_id -> Nullable<BigInt>,
        role -> Nullable<Text>,
        staff_id -> Nullable<BigInt>,
        made_by -> Nullable<BigInt>,
        token_hash -> Text,
        nonce -> Text,
        key_id -> Text,
        source -> Text,
        created_at -> Timestamp,
        worked_at -> Nullable<Timestamp>,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        request_id -> Text,
    }
}

diesel::table! {
    recovery_codes (staff_id, code_hash) {
        staff_id -> BigInt,
        code_hash -> Text,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sign_in_failures (subject, network) {
        subject -> Text,
        network -> Text,
        failures -> BigInt,
        blocked_until -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    customers (id) {
        id -> BigInt,
        account_id -> BigInt,
        number -> Nullable<Text>,
        first_name -> Text,
        last_name -> Text,
        email -> Text,
        email_key -> Text,
        phone -> Text,
        locale -> Text,
        time_zone -> Text,
        state -> Text,
        address_confirmed_at -> Nullable<Timestamp>,
        reset_required_at -> Nullable<Timestamp>,
        locked_until -> Nullable<Timestamp>,
        failed_sign_ins -> BigInt,
        password_hash -> Nullable<Text>,
        password_changed_at -> Nullable<Timestamp>,
        last_sign_in_at -> Nullable<Timestamp>,
        last_reset_at -> Nullable<Timestamp>,
        search_key -> Text,
        name_key -> Text,
        sign_in_key -> BigInt,
        reset_key -> BigInt,
        version -> BigInt,
        created_at -> Timestamp,
        company -> Text,
        erased_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    addresses (id) {
        id -> BigInt,
        customer_id -> BigInt,
        label -> Text,
        company -> Text,
        street -> Text,
        extra -> Text,
        postal_code -> Text,
        city -> Text,
        region -> Text,
        country -> Text,
        phone -> Text,
        is_default -> Bool,
        first_name -> Text,
        last_name -> Text,
        is_default_billing -> Bool,
    }
}

diesel::table! {
    orders (id) {
        id -> BigInt,
        customer_id -> BigInt,
        number -> Text,
        placed_at -> Timestamp,
        status -> Text,
        status_key -> Text,
        total -> Text,
        currency -> Text,
    }
}

diesel::table! {
    access_tokens (id) {
        id -> BigInt,
        account_id -> BigInt,
        customer_id -> BigInt,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        ended_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    applications (id) {
        id -> BigInt,
        account_id -> BigInt,
        name -> Text,
        name_key -> Text,
        endpoint -> Text,
        link_format -> Text,
        adds_identity -> Bool,
        mail_mode -> Text,
        version -> BigInt,
        created_at -> Timestamp,
        mail_domains -> Text,
        brand_name -> Text,
        colour -> Text,
        support_email -> Text,
        client_id -> Nullable<Text>,
        client_secret -> Text,
        api_host -> Nullable<Text>,
        answers_as_original -> Bool,
    }
}

diesel::table! {
    used_login_tokens (application_id, jti_hash) {
        application_id -> BigInt,
        jti_hash -> Text,
        until -> Timestamp,
    }
}

diesel::table! {
    logos (application_id) {
        application_id -> BigInt,
        hash -> Text,
        kind -> Text,
        width -> Integer,
        height -> Integer,
        content -> Binary,
    }
}

diesel::table! {
    api_keys (id) {
        id -> BigInt,
        account_id -> BigInt,
        application_id -> Nullable<BigInt>,
        name -> Text,
        prefix -> Text,
        secret_hash -> Text,
        scopes -> Text,
        made_by -> Nullable<BigInt>,
        created_at -> Timestamp,
        expires_at -> Nullable<Timestamp>,
        last_used_at -> Nullable<Timestamp>,
        revoked_at -> Nullable<Timestamp>,
        replaced_by -> Nullable<BigInt>,
    }
}

diesel::table! {
    misses (id) {
        id -> BigInt,
        account_id -> BigInt,
        api -> Text,
        what -> Text,
        client -> Text,
        agent -> Text,
        asked -> BigInt,
        sample -> Text,
        first_at -> Timestamp,
        last_at -> Timestamp,
        by_key -> Bool,
    }
}

diesel::table! {
    repeats (api_key_id, name_hash) {
        api_key_id -> BigInt,
        name_hash -> Text,
        request_hash -> Text,
        begun_at -> Timestamp,
        status -> Nullable<Integer>,
        body -> Text,
        customer_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    resets (id) {
        id -> BigInt,
        account_id -> BigInt,
        customer_id -> BigInt,
        purpose -> Text,
        application_id -> Nullable<BigInt>,
        link -> Text,
        hosted -> Bool,
        nonce -> Text,
        key_id -> Text,
        token_hash -> Text,
        staff_id -> Nullable<BigInt>,
        identity_check -> Nullable<Text>,
        identity_note -> Text,
        requested_at -> Timestamp,
        expires_at -> Timestamp,
        opened_at -> Nullable<Timestamp>,
        used_at -> Nullable<Timestamp>,
        ended_sign_ins -> Nullable<BigInt>,
        ended_at -> Nullable<Timestamp>,
        ended_by -> Nullable<Text>,
    }
}

diesel::table! {
    reset_intakes (id) {
        id -> BigInt,
        account_id -> BigInt,
        email_key -> Text,
        reset_id -> Nullable<BigInt>,
        source -> Text,
        asked_at -> Timestamp,
        lease_until -> Nullable<Timestamp>,
        worked_at -> Nullable<Timestamp>,
        application_id -> Nullable<BigInt>,
        only_purpose -> Nullable<Text>,
        path -> Text,
        api_key_id -> Nullable<BigInt>,
        actor -> Text,
        asked_from -> Text,
        request_id -> Text,
        lang -> Nullable<Text>,
    }
}

diesel::table! {
    messages (id) {
        id -> BigInt,
        account_id -> BigInt,
        customer_id -> Nullable<BigInt>,
        reset_id -> Nullable<BigInt>,
        application_id -> Nullable<BigInt>,
        notification -> Text,
        recipient -> Text,
        locale -> Text,
        data -> Text,
        state -> Text,
        message_id -> Text,
        attempts -> BigInt,
        run_at -> Timestamp,
        lease -> Nullable<Text>,
        lease_until -> Nullable<Timestamp>,
        reply -> Text,
        possible_duplicate -> Bool,
        created_at -> Timestamp,
        finished_at -> Nullable<Timestamp>,
        template_version_id -> Nullable<BigInt>,
        letter -> Nullable<Text>,
        staff_link_id -> Nullable<BigInt>,
        emptied_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        account_id -> BigInt,
        kind -> Text,
        actor -> Text,
        staff_id -> Nullable<BigInt>,
        customer_id -> Nullable<BigInt>,
        data -> Text,
        source -> Text,
        request_id -> Text,
        at -> Timestamp,
        seal_number -> Nullable<BigInt>,
        salt -> Nullable<Text>,
        data_hash -> Nullable<Text>,
        source_hash -> Nullable<Text>,
        seal -> Nullable<Text>,
        erased_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    templates (id) {
        id -> BigInt,
        account_id -> BigInt,
        notification -> Text,
        locale -> Text,
        application_id -> Nullable<BigInt>,
        draft -> Nullable<Text>,
        drafted_by -> Nullable<BigInt>,
        drafted_at -> Nullable<Timestamp>,
        published -> Nullable<BigInt>,
        version -> BigInt,
        draft_built_in -> Nullable<Text>,
    }
}

diesel::table! {
    template_versions (id) {
        id -> BigInt,
        template_id -> BigInt,
        number -> BigInt,
        source -> Text,
        built_in -> Text,
        published_by -> Nullable<BigInt>,
        published_at -> Timestamp,
        failed_at -> Nullable<Timestamp>,
    }
}

diesel::joinable!(staff_roles -> staff (staff_id));
diesel::joinable!(staff_roles -> accounts (account_id));
diesel::joinable!(staff_sessions -> staff (staff_id));
diesel::joinable!(recovery_codes -> staff (staff_id));
diesel::joinable!(staff_links -> accounts (account_id));
diesel::joinable!(staff_links -> staff (made_by));
diesel::joinable!(customers -> accounts (account_id));
diesel::joinable!(addresses -> customers (customer_id));
diesel::joinable!(orders -> customers (customer_id));
diesel::joinable!(access_tokens -> customers (customer_id));
diesel::joinable!(api_keys -> accounts (account_id));
diesel::joinable!(api_keys -> applications (application_id));
diesel::joinable!(api_keys -> staff (made_by));
diesel::joinable!(logos -> applications (application_id));
diesel::joinable!(resets -> customers (customer_id));
diesel::joinable!(resets -> applications (application_id));
diesel::joinable!(resets -> staff (staff_id));
diesel::joinable!(messages -> customers (customer_id));
diesel::joinable!(messages -> applications (application_id));
diesel::joinable!(messages -> resets (reset_id));
diesel::joinable!(template_versions -> templates (template_id));
diesel::joinable!(template_versions -> staff (published_by));
diesel::joinable!(events -> staff (staff_id));
diesel::joinable!(events -> customers (customer_id));

diesel::allow_tables_to_appear_in_same_query!(
    accounts,
    staff,
    staff_roles,
    staff_sessions,
    staff_links,
    recovery_codes,
    sign_in_failures,
    customers,
    addresses,
    orders,
    access_tokens,
    applications,
    used_login_tokens,
    logos,
    api_keys,
    repeats,
    resets,
    reset_intakes,
    messages,
    templates,
    template_versions,
    events,
);
