//! A ranking as a result with notes.

use dti_files::{COLUMNS, Line};

use crate::output::Sheet;

/// Lines in columns, with a note where ranks are open.
pub(crate) fn sheet(lines: Vec<Line>, mut notes: Vec<String>, caveat: Option<String>) -> Sheet {
    let open = |line: &Line| line.rank.is_some_and(|rank| rank.settled().is_none());
    if lines.iter().any(open) {
        let lost = || lines.iter().filter(|line| line.rank.is_none());
        let named: Vec<&str> = lost().take(5).map(|line| line.id.as_str()).collect();
        let more = match lost().count() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        notes.push(if named.is_empty() {
            "Ranks are intervals where values are unknown.".to_owned()
        } else {
            let named = named.join(", ");
            format!("Ranks are intervals where they depend on {named}{more}.")
        });
    }
    let rows = lines.into_iter().map(Line::cells).collect();
    Sheet {
        columns: COLUMNS,
        rows,
        notes,
        caveat,
    }
}
