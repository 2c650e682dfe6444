//! stub
pub struct Person {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub phone: Option<String>,
    pub number: Option<String>,
    pub locale: &'static str,
    pub time_zone: Option<&'static str>,
    pub addresses: Vec<Address>,
    pub state: State,
    pub created_days_ago: u32,
    pub last_sign_in_hours_ago: Option<u32>,
    pub address_confirmed: bool,
    pub failed_sign_ins: u32,
}
pub struct Address {
    pub label: String,
    pub name: String,
    pub company: String,
    pub street: String,
    pub extra: String,
    pub postal_code: String,
    pub city: String,
    pub region: String,
    pub country: &'static str,
    pub phone: String,
    pub is_default: bool,
}
pub enum State {
    Invited,
    Active,
    Disabled,
    Locked,
    ResetRequired,
}
pub fn people(_count: usize) -> Vec<Person> {
    Vec::new()
}
