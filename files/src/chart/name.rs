//! What the file of a chart is called.

use dti_charts::{Colouring, Theme};
use dti_engine::{League, Reading};

use super::{Chart, Kind};

impl Chart<'_> {
    /// The name of a file with the numbers of the chart, without its ending: lower case letters,
    /// digits and hyphens that say what is in it.
    #[must_use]
    pub fn stem(&self) -> String {
        let mut parts = vec![
            self.kind.id().to_owned(),
            self.dataset.league.id().to_owned(),
        ];
        if !matches!(self.kind, Kind::Years | Kind::Ranks) {
            parts.push(self.dataset.year.to_string());
        }
        if let Some(root) = self.tree.and_then(|tree| tree.nodes.first()) {
            parts.push(root.id.replace('.', "-"));
        }
        if self.tree.is_none() && self.dataset.league != League::Nation {
            parts.push(self.code().replace('.', "-"));
            let units = self.units.iter();
            parts.extend(units.map(|&unit| self.dataset.units[unit].id.clone()));
        }
        let colouring = match self.colouring {
            Colouring::Groups => "",
            Colouring::Values => "values",
            Colouring::Difference => "difference",
            Colouring::Ranks => "by-ranks",
            Colouring::Quartiles => "quartiles",
            Colouring::Change => "change",
        };
        if matches!(self.kind, Kind::Map | Kind::Bars) {
            parts.push(colouring.to_owned());
            parts.extend(self.since().map(|since| since.year.to_string()));
        }
        parts.extend(self.part().map(|part| part.id.clone()));
        if self.reading == Reading::Printed {
            parts.push("printed".to_owned());
        }
        if self.scenario().is_some() {
            parts.push("simulation".to_owned());
        }
        parts.retain(|part| !part.is_empty());
        format!("dti-{}", parts.join("-"))
    }

    /// The same of a picture, with its language and, where it is dark, its theme.
    #[must_use]
    pub fn stem_in(&self, theme: Theme) -> String {
        let dark = match theme {
            Theme::Light => "",
            Theme::Dark => "-dark",
        };
        format!("{}-{}{dark}", self.stem(), self.lang.code())
    }
}
