//! Reads values, filters and tests out of tokens.

use super::filters;
use super::lexer::{Code, Token, leftover, tokens};
use super::problem::{At, Fault};
use super::syntax::{Call, Chain, Comparison, Condition, Expression, Join, Path, Test};
use super::value::{Text, Value};

/// `a[b[c[…]]]` no deeper than this.
const DEEPEST: usize = 10;

/// Goes through tokens.
pub(super) struct Reader<'s> {
    code: Code<'s>,
    tokens: Vec<(usize, Token<'s>)>,
    next: usize,
    end: usize,
    depth: usize,
}

type Result<T> = std::result::Result<T, At>;

impl<'s> Reader<'s> {
    pub(super) fn new(code: Code<'s>) -> Result<Self> {
        Ok(Self { code, tokens: tokens(code)?, next: 0, end: code.at + code.text.trim_end().len(), depth: 0 })
    }

    /// Where the next token stands.
    pub(super) fn at(&self) -> usize {
        self.tokens.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    pub(super) fn peek(&self) -> Option<Token<'s>> {
        self.tokens.get(self.next).map(|(_, token)| *token)
    }

    /// Whether this mark or word stands next; if so, it is taken.
    pub(super) fn takes(&mut self, what: &str) -> bool {
        let found = match self.peek() {
            Some(Token::Mark(mark)) => mark == what,
            Some(Token::Name(name)) => name == what,
            _ => false,
        };
        self.next += usize::from(found);
        found
    }

    pub(super) fn must(&mut self, what: &'static str) -> Result<()> {
        if self.takes(what) { Ok(()) } else { Err(self.expected(what)) }
    }

    pub(super) fn expected(&self, what: &'static str) -> At {
        (self.at(), self.misplaced().unwrap_or(Fault::Expected { what }))
    }

    /// What stands next is right in other places.
    fn misplaced(&self) -> Option<Fault> {
        match self.peek()? {
            Token::Mark("|") => Some(Fault::FilterHere),
            _ => None,
        }
    }

    pub(super) fn name(&mut self) -> Result<String> {
        match self.peek() {
            Some(Token::Name(name)) => {
                self.next += 1;
                Ok(name.to_owned())
            }
            _ => Err(self.expected("name")),
        }
    }

    /// Nothing may follow; `end` could have.
    pub(super) fn done(&self, end: &'static str) -> Result<()> {
        let fault = match self.peek() {
            None => return Ok(()),
            Some(Token::Mark("=")) if end == "and" => Fault::WrittenOtherwise { name: "=", instead: "==" },
            Some(_) => self
                .misplaced()
                .unwrap_or_else(|| leftover(self.code.text.get(self.at() - self.code.at..).unwrap_or_default(), end)),
        };
        Err((self.at(), fault))
    }

    /// `value | filter: a, b | filter`
    pub(super) fn chain(&mut self) -> Result<Chain> {
        let at = self.at();
        if self.peek().is_some_and(|token| matches!(token, Token::Mark("|"))) {
            return Err((at, Fault::Expected { what: "value" }));
        }
        let start = self.expression()?;
        let mut calls = Vec::new();
        while self.takes("|") {
            calls.push(self.call()?);
        }
        Ok(Chain { at, start, filters: calls })
    }

    fn call(&mut self) -> Result<Call> {
        let at = self.at();
        let typed = self.name()?;
        let name = filters::find(&typed).map_err(|fault| (at, fault))?;
        let mut arguments = Vec::new();
        if self.takes(":") {
            loop {
                arguments.push(self.argument()?);
                if !self.takes(",") {
                    break;
                }
            }
        }
        let (least, most) = filters::arguments(name);
        if arguments.len() < least || arguments.len() > most {
            return Err((at, Fault::BadArgument { name }));
        }
        Ok(Call { at, name, arguments })
    }

    /// Names of arguments (`allow_false: true`) are read over: no filter here needs to tell them.
    fn argument(&mut self) -> Result<Expression> {
        let is_named = matches!(self.tokens.get(self.next + 1), Some((_, Token::Mark(":"))));
        if is_named && matches!(self.peek(), Some(Token::Name(_))) {
            self.next += 2;
        }
        self.expression()
    }

    /// A value without filters.
    pub(super) fn expression(&mut self) -> Result<Expression> {
        let at = self.at();
        let token = self.peek().ok_or_else(|| self.expected("value"))?;
        self.next += 1;
        let literal = match token {
            Token::Quoted(text) => Value::Text(Text::safe(text)),
            Token::Whole(number) => Value::Int(number),
            Token::Fraction(number) => Value::Float(number),
            Token::Name("true") => Value::Bool(true),
            Token::Name("false") => Value::Bool(false),
            Token::Name("nil" | "null") => Value::Nil,
            Token::Name("empty") => Value::Empty,
            Token::Name("blank") => Value::Blank,
            Token::Name(name) => return self.path(at, name),
            Token::Mark("(") => return self.range(),
            Token::Mark("|") => return Err((at, Fault::FilterHere)),
            Token::Mark(_) => return Err((at, Fault::Expected { what: "value" })),
        };
        Ok(Expression::Literal(literal))
    }

    fn range(&mut self) -> Result<Expression> {
        let from = self.deeper(Self::expression)?;
        self.must("..")?;
        let to = self.deeper(Self::expression)?;
        self.must(")")?;
        Ok(Expression::Range(Box::new(from), Box::new(to)))
    }

    fn path(&mut self, at: usize, root: &str) -> Result<Expression> {
        let mut keys = Vec::new();
        loop {
            if self.takes(".") {
                keys.push(self.property()?);
            } else if self.takes("[") {
                keys.push(self.deeper(Self::expression)?);
                self.must("]")?;
            } else {
                return Ok(Expression::Path(Path { at, root: root.to_owned(), keys }));
            }
        }
    }

    fn property(&mut self) -> Result<Expression> {
        if let Some(Token::Whole(number)) = self.peek() {
            self.next += 1;
            return Ok(Expression::Literal(Value::Int(number)));
        }
        Ok(Expression::Literal(Value::Text(Text::safe(&self.name()?))))
    }

    fn deeper<T>(&mut self, read: fn(&mut Self) -> Result<T>) -> Result<T> {
        if self.depth == DEEPEST {
            return Err((self.at(), Fault::TooDeep));
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }

    /// Tests joined by `and` and `or`.
    pub(super) fn condition(&mut self, negated: bool) -> Result<Condition> {
        let first = self.test()?;
        let mut rest = Vec::new();
        loop {
            let join = if self.takes("and") {
                Join::And
            } else if self.takes("or") {
                Join::Or
            } else {
                break;
            };
            rest.push((join, self.test()?));
        }
        self.done("and")?;
        Ok(Condition { negated, first, rest })
    }

    fn test(&mut self) -> Result<Test> {
        let left = self.expression()?;
        let comparison = match self.peek() {
            Some(Token::Mark("==")) => Comparison::Equal,
            Some(Token::Mark("!=" | "<>")) => Comparison::NotEqual,
            Some(Token::Mark("<")) => Comparison::Less,
            Some(Token::Mark("<=")) => Comparison::LessOrEqual,
            Some(Token::Mark(">")) => Comparison::Greater,
            Some(Token::Mark(">=")) => Comparison::GreaterOrEqual,
            Some(Token::Name("contains")) => Comparison::Contains,
            _ => return Ok(Test::Holds(left)),
        };
        self.next += 1;
        Ok(Test::Compare(left, comparison, self.expression()?))
    }
}
