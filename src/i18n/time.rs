//! Times in words, in somebody's zone.

use chrono::{Datelike, Timelike};
use chrono_tz::Tz;

use super::Words;
use crate::db::types::Time;

/// Zones to choose from: those that are named after a place, UTC, and the one that was chosen whichever way.
#[must_use]
pub fn zones(chosen: &str) -> Vec<&'static str> {
    let places = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name()).filter(|name| name.contains('/'));
    let mut zones: Vec<_> = std::iter::once("UTC").chain(places).collect();
    if let Some(zone) = chosen.parse::<Tz>().ok().map(Tz::name).filter(|zone| !zones.contains(zone)) {
        zones.insert(0, zone);
    }
    zones
}

/// The zone of that IANA name; UTC when there is none of that name.
#[must_use]
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// As RFC 3339 has it, on the zone's clock: `2026-11-23T14:30:00+01:00`.
#[must_use]
pub fn with_offset(time: Time, zone: Tz) -> String {
    time.utc().with_timezone(&zone).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// What people call a zone: its town.
#[must_use]
pub fn town(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or("UTC").replace('_', " ")
}

impl Words {
    /// `14:30 on 23 November (Madrid)`, with the year when it is not this one.
    #[must_use]
    pub fn moment(&self, time: Time, zone: Tz, now: Time) -> String {
        self.fill2("moment-in-zone", "moment", self.moment_here(time, zone, now), "zone", town(zone))
    }

    /// `14:30 on 23 November`, for where the zone is said elsewhere.
    #[must_use]
    pub fn moment_here(&self, time: Time, zone: Tz, now: Time) -> String {
        let local = time.utc().with_timezone(&zone);
        self.day_and_clock(time, zone, now, &format!("{:02}:{:02}", local.hour(), local.minute()))
    }

    /// `14:30:05 on 23 November`, where several things happen within a minute.
    #[must_use]
    pub fn second_here(&self, time: Time, zone: Tz, now: Time) -> String {
        let local = time.utc().with_timezone(&zone);
        let clock = format!("{:02}:{:02}:{:02}", local.hour(), local.minute(), local.second());
        self.day_and_clock(time, zone, now, &clock)
    }

    fn day_and_clock(&self, time: Time, zone: Tz, now: Time, clock: &str) -> String {
        let (local, today) = (time.utc().with_timezone(&zone), now.utc().with_timezone(&zone));
        if local.date_naive() == today.date_naive() {
            return self.fill("moment-today", "clock", clock);
        }
        let month = self.say(&format!("month-{}", local.month()));
        let form = if local.year() == today.year() { "date-this-year" } else { "date-in-full" };
        let date = self.fill_all(form, &[("n", &local.day()), ("month", &month), ("year", &local.year())]);
        self.fill2("moment-on", "clock", clock, "date", date)
    }

    /// `23 November 2026`.
    #[must_use]
    pub fn day(&self, day: chrono::NaiveDate) -> String {
        let month = self.say(&format!("month-{}", day.month()));
        self.fill_all("date-in-full", &[("n", &day.day()), ("month", &month), ("year", &day.year())])
    }

    /// `14:30 on 23 November 2026 (Madrid)`: for mails, which are read on another day.
    #[must_use]
    pub fn moment_in_full(&self, time: Time, zone: Tz) -> String {
        self.moment(time, zone, Time::EPOCH)
    }

    /// How long ago, or in how long, in the largest unit that fits.
    #[must_use]
    pub fn relative(&self, time: Time, now: Time) -> String {
        let seconds = (now - time).num_seconds();
        let (direction, seconds) = if seconds < 0 { ("in", -seconds) } else { ("ago", seconds) };
        let (unit, n) = match seconds {
            0..60 => return self.say(if direction == "in" { "time-soon" } else { "time-just-now" }),
            60..3_600 => ("minutes", seconds / 60),
            3_600..86_400 => ("hours", seconds / 3_600),
            86_400..2_592_000 => ("days", seconds / 86_400),
            2_592_000..31_536_000 => ("months", seconds / 2_592_000),
            _ => ("years", seconds / 31_536_000),
        };
        self.count(&format!("time-{direction}-{unit}"), n)
    }

    /// A length of time: `60 minutes`, `7 days`.
    #[must_use]
    pub fn length(&self, length: chrono::TimeDelta) -> String {
        let minutes = length.num_minutes();
        match minutes {
            m if m >= 2_880 && m % 1_440 == 0 => self.count("length-days", m / 1_440),
            m if m > 60 && m % 60 == 0 => self.count("length-hours", m / 60),
            m => self.count("length-minutes", m),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::Lang;
    use super::*;
    use chrono::{DateTime, TimeDelta, Utc};

    fn at(text: &str) -> Time {
        Time::from(text.parse::<DateTime<Utc>>().unwrap())
    }

    #[test]
    fn moments() {
        let (time, madrid) = (at("2026-11-23T13:30:00Z"), zone("Europe/Madrid"));
        let (en, de) = (Lang::En.words(), Lang::De.words());
        assert_eq!(en.moment(time, madrid, time), "14:30 today (Madrid)");
        assert_eq!(en.second_here(time, madrid, time), "14:30:00 today");
        assert_eq!(en.moment(time, madrid, at("2026-11-25T00:00:00Z")), "14:30 on 23 November (Madrid)");
        assert_eq!(de.moment(time, madrid, time), "heute, 14:30 Uhr (Madrid)");
        assert_eq!(de.moment_in_full(time, madrid), "23. November 2026, 14:30 Uhr (Madrid)");
    }

    #[test]
    fn relative_times() {
        let now = at("2026-11-23T13:30:00Z");
        let en = Lang::En.words();
        assert_eq!(en.relative(now - TimeDelta::seconds(5), now), "just now");
        assert_eq!(en.relative(now - TimeDelta::minutes(1), now), "1 minute ago");
        assert_eq!(en.relative(now + TimeDelta::hours(5), now), "in 5 hours");
        assert_eq!(Lang::De.words().relative(now - TimeDelta::days(3), now), "vor 3 Tagen");
        assert_eq!(Lang::De.words().length(TimeDelta::minutes(60)), "60 Minuten");
        assert_eq!(en.length(TimeDelta::days(7)), "7 days");
    }
}
