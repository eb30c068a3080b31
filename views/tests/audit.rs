//! The audit on screen against the audit itself, run anew, and against the corrections as typed.

mod common;

use common::{WIDTHS, assert_sound, cells, comma, href, part, report, rows, screen, text};
use dti_engine::audit::{Verdict, YEARS, audit, evidence};
use dti_engine::{League, Reading, published};
use dti_views::State;

const WIDE: f64 = 1180.0;

/// The lists of findings of a page without the one that the address points at.
fn listed(page: &str) -> Vec<&str> {
    let list = page.split_once("<section class=\"audit-rule\"");
    let Some((_, list)) = list else {
        return Vec::new();
    };
    list.split("<tbody data-finding=").skip(1).collect()
}

fn findings_of(finding: &str) -> (String, Vec<String>) {
    (text(part(finding, "scope=\"row\"", "th")), cells(finding))
}

#[test]
fn every_finding_of_the_audit_is_on_some_page_and_no_other() {
    for year in YEARS {
        let found = audit(&evidence(year).unwrap()).unwrap();
        let mut leagues: Vec<Option<League>> = found.iter().map(|finding| finding.league).collect();
        leagues.push(Some(League::Provinces));
        leagues.dedup();
        for league in leagues.into_iter().flatten() {
            let page = screen(&format!("view=audit&year={year}&league={league}"), WIDE);
            let about: Vec<_> = found
                .iter()
                .filter(|finding| finding.league.is_none_or(|of| of == league))
                .collect();
            let listed = listed(&page);
            assert_eq!(listed.len(), about.len(), "{league} {year}");
            for (shown, finding) in listed.iter().zip(about) {
                let certainty = format!("data-certainty=\"{}\"", finding.certainty.id());
                assert!(shown.contains(&certainty), "{finding:?}\n{shown}");
                assert_eq!(
                    shown.matches("<li").count(),
                    finding.evidence.len(),
                    "{finding:?}"
                );
                for proof in &finding.evidence {
                    assert!(shown.contains(&format!("data-proof=\"{}\"", proof.code())));
                }
            }
        }
    }
}

#[test]
fn the_summary_counts_what_the_documentation_counts() {
    let page = screen("view=audit", WIDE);
    let summary = text(part(&page, "data-field=\"summary\"", "p"));
    assert_eq!(
        summary,
        "Năm 2020: 90 phát hiện, trong đó 88 chắc chắn, 2 còn để ngỏ."
    );
    let cells = text(part(&page, "data-field=\"cells\"", "p"));
    for number in ["70 ô", "52 ô", "39 hạng", "13 giá trị", "18 giá trị"] {
        assert!(cells.contains(number), "{number}: {cells}");
    }
    let english = screen("view=audit&lang=en&year=2023", WIDE);
    let summary = text(part(&english, "data-field=\"summary\"", "p"));
    assert_eq!(summary, "2023: 3 findings, 0 certain, 1 likely, 2 open.");
    let found = report().year(2023).unwrap().findings.iter();
    assert_eq!(found.filter(|f| f.certainty == Verdict::Likely).count(), 1);
}

#[test]
fn every_correction_is_shown_with_both_of_its_numbers() {
    let corrections = rows("data/corrections.csv");
    assert_eq!(corrections.len(), 70);
    for row in corrections {
        let [unit, index, table] = ["unit", "index", "table"].map(|name| &row[name]);
        let page = screen(&format!("view=audit&unit={unit}&index={index}"), 358.0);
        let focus = part(&page, "id=\"finding\"", "section");
        // The unit and index may be wrong in two tables.
        let code = format!("-{table}-{}-{}-{unit}\"", row["row"], row["column"]);
        let finding = focus
            .split("<tbody data-finding=")
            .find(|finding| {
                finding
                    .split_once(' ')
                    .is_some_and(|(id, _)| id.ends_with(&code))
            })
            .unwrap_or_else(|| panic!("{code} is not in {focus}"));
        let (_, shown) = findings_of(finding);
        let number = |digits: &str| match row["measure"].as_str() {
            "rank" => format!("hạng {digits}"),
            _ => comma(digits),
        };
        assert_eq!(shown[1], number(&row["printed"]), "{code}");
        if row["corrected"] == "unknown" {
            assert!(shown[2].starts_with("chưa rõ "), "{code}: {}", shown[2]);
        } else {
            assert_eq!(shown[2], number(&row["corrected"]), "{code}");
        }
        let place = format!("Bảng {table}, hàng {}, cột {}", row["row"], row["column"]);
        assert!(shown[3].starts_with(&place), "{}", shown[3]);
        // The finding that the address points at is open, and stands before all others.
        assert!(finding.contains("<details open"));
        assert!(page.find("id=\"finding\"") < page.find("class=\"audit-rule\""));
    }
}

#[test]
fn every_corrected_number_of_the_rankings_finds_its_evidence() {
    let mut checked = 0;
    for dataset in published::all().unwrap() {
        let nodes = dataset.framework.nodes();
        for (node, column) in nodes.iter().zip(&dataset.columns) {
            for (at, unit) in dataset.units.iter().enumerate() {
                if !(column.values[at].repaired || column.ranks[at].repaired) {
                    continue;
                }
                let query = format!(
                    "view=audit&league={}&year={}&unit={}&index={}",
                    dataset.league, dataset.year, unit.id, node.code
                );
                assert!(screen(&query, WIDE).contains("id=\"finding\""), "{query}");
                checked += 1;
            }
        }
    }
    assert!(checked > 30, "{checked}");
}

#[test]
fn filters_leave_what_they_name() {
    let count = |query: &str| listed(&screen(&format!("view=audit&{query}"), WIDE)).len();
    // As `dti audit` counts them.
    assert_eq!(count("rule=copied-row"), 29);
    assert_eq!(count("rule=shifted-ranks"), 30);
    assert_eq!(count("certainty=open"), 2);
    assert_eq!(count("unit=yen-bai"), 11);
    assert_eq!(count("unit=yen-bai&rule=transposed-digits"), 1);
    assert_eq!(count("unit=da-nang"), 3);
    assert_eq!(count("unit=quang-ninh"), 0);
    assert_eq!(count("rule=nonsense"), 0);
    assert_eq!(count("year=2023&certainty=likely"), 1);
    let page = screen("view=audit&unit=quang-ninh", WIDE);
    assert!(text(&page).contains("Không có phát hiện nào về Quảng Ninh."));
    let page = screen("view=audit&rule=moved-row", WIDE);
    assert!(page.contains("<option value=\"moved-row\" selected=\"\">"));
}

#[test]
fn findings_about_others_are_offered_as_far_as_they_fit_the_filters() {
    let all = screen("view=audit&year=2020", WIDE);
    assert!(
        all.contains("data-key=\"to-ministries-nonservice\""),
        "{all}"
    );
    let filtered = screen("view=audit&unit=yen-bai", WIDE);
    assert!(!filtered.contains("audit-elsewhere"), "{filtered}");
    for certainty in ["certain", "likely", "open"] {
        let query = format!("view=audit&year=2020&certainty={certainty}");
        let page = screen(&query, WIDE);
        for paragraph in page.split("class=\"audit-elsewhere\"").skip(1) {
            let link = href(paragraph);
            let count = text(paragraph.split("</p>").next().expect("its end"));
            let count: String = count.chars().filter(char::is_ascii_digit).collect();
            let there = screen(&link, WIDE);
            let about = listed(&there).len();
            // Findings about no league stand on every page.
            assert!(about >= count.parse().expect("a count"), "{link}");
            assert!(link.contains(&format!("certainty={certainty}")), "{link}");
        }
    }
}

#[test]
fn lost_values_stay_unknown_beside_their_bounds() {
    let page = screen("view=audit", WIDE);
    assert_eq!(page.matches("data-lost=").count(), 18);
    let data = published::provinces_2020().unwrap();
    for bound in dti_engine::audit::bounds(&data) {
        let code = &data.framework.nodes()[bound.index].code;
        let unit = &data.units[bound.unit].id;
        let page = screen(&format!("view=audit&unit={unit}&index={code}"), WIDE);
        let row = part(&page, &format!("data-lost=\"{code}\""), "tr");
        let row = cells(row);
        let [low, high] = [bound.low, bound.high].map(|end| comma(&format!("{end:.4}")));
        assert!(row[2].contains(&low) && row[2].contains(&high), "{row:?}");
        let rank = data.columns[bound.index].ranks[bound.unit].corrected;
        assert_eq!(row[1], rank.unwrap().to_string());
        assert_eq!(
            data.values(bound.index, Reading::Corrected)[bound.unit],
            None
        );
    }
}

#[test]
fn a_league_or_year_without_findings_says_what_was_checked() {
    let page = screen("view=audit&league=ministries-service&year=2020", WIDE);
    let nothing = text(part(&page, "data-field=\"nothing\"", "div"));
    assert!(
        nothing.starts_with("Không tìm thấy mâu thuẫn nào: Bộ cung cấp dịch vụ công, năm 2020")
    );
    // 18 ministries, DTI and nine indices, each with value and rank.
    assert!(nothing.contains("180 giá trị và 180 hạng"), "{nothing}");
    // What is about no league in particular is still there.
    assert_eq!(listed(&page).len(), 1);
    let page = screen("view=audit&year=2022", WIDE);
    assert!(page.contains("data-field=\"nothing\""));
    assert_eq!(listed(&page).len(), 0);
    // The DTI of 63 and eight indices of ten are published.
    let unknown = text(part(&page, "data-field=\"unpublished\"", "p"));
    assert!(unknown.contains("424 trên 567"), "{unknown}");
    let page = screen("view=audit&league=provinces-34&year=2020", WIDE);
    assert!(text(&page).contains("suy ra từ 63 tỉnh"));
    let page = screen("view=audit&year=1999&lang=en", WIDE);
    assert!(text(&page).contains("year=1999"));
    assert_eq!(listed(&page).len(), 89);
}

#[test]
fn the_mean_of_the_report_is_explained() {
    let page = text(&screen("view=audit&rule=mean&lang=en", WIDE));
    // The three means of Table 8, weighed alike: printed 0.3026, while 63 values have 0.3084.
    for words in ["Recomputed from the tables: 0.3084.", "0.3026", "weights"] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn every_page_is_sound_in_both_languages() {
    let mut queries = vec![String::new(), "&year=1999".to_owned()];
    for league in League::ALL {
        for year in YEARS {
            queries.push(format!("&league={league}&year={year}"));
        }
    }
    for unit in &published::provinces_2020().unwrap().units {
        queries.push(format!("&unit={}&index=society", unit.id));
    }
    queries.push("&unit=nobody&index=nothing&rule=none&certainty=maybe".to_owned());
    for query in queries {
        for lang in ["vi", "en"] {
            let query = format!("view=audit&lang={lang}{query}");
            assert_sound(&screen(&query, WIDTHS[0]), &query);
        }
    }
}

/// The addresses that the findings of a page link to themselves by.
fn links(page: &str) -> Vec<String> {
    let links = page.split("class=\"link-to\"").skip(1);
    links.map(href).collect()
}

#[test]
fn every_finding_has_an_address_of_its_own_that_opens_with_it() {
    let mut seen = std::collections::BTreeSet::new();
    for year in YEARS {
        for league in League::ALL {
            // The filters are no part of what is linked to.
            let page = screen(&format!("view=audit&year={year}&league={league}"), 358.0);
            let filtered = format!("view=audit&year={year}&league={league}&certainty=certain");
            let all = links(&page);
            assert!(
                links(&screen(&filtered, 358.0))
                    .iter()
                    .all(|link| all.contains(link))
            );
            assert_eq!(all.len(), listed(&page).len(), "{league} {year}");
            for link in all {
                let (state, problems) = State::parse(&link);
                assert_eq!((state.query(), problems), (link.clone(), vec![]));
                let code = state.param("finding").expect("a finding").to_owned();
                let page = screen(&link, 358.0);
                let focus = part(&page, "id=\"finding\"", "section");
                assert_eq!(focus.matches("<tbody").count(), 1, "{link}");
                assert!(
                    focus.contains(&format!("<tbody data-finding=\"{code}\"")),
                    "{link}"
                );
                assert!(focus.contains("<details open"));
                assert_eq!(links(focus), [link]);
                assert!(!page.contains("class=\"notice\""));
                // A code is of one year; findings about no league are listed with each.
                seen.insert((code, year));
            }
        }
    }
    let found = YEARS.map(|year| audit(&evidence(year).unwrap()).unwrap().len());
    let found: usize = found.sum();
    let codes: std::collections::BTreeSet<_> = seen.iter().map(|(code, _)| code).collect();
    assert_eq!((seen.len(), codes.len()), (found, seen.len()));
}

#[test]
fn a_finding_that_is_none_is_named_and_one_of_another_year_is_not() {
    let page = screen("view=audit&finding=dti-2020-copied-row-16-1-1-ha-noi", WIDE);
    let notice = text(part(&page, "class=\"notice\"", "p"));
    assert!(
        notice.contains("finding=dti-2020-copied-row-16-1-1-ha-noi"),
        "{notice}"
    );
    assert!(!page.contains("id=\"finding\""));
    let known = &links(&screen("view=audit&year=2023", WIDE))[0];
    let page = screen(&known.replace("year=2023", "year=2020"), WIDE);
    assert!(!page.contains("class=\"notice\"") && !page.contains("id=\"finding\""));
    // The unit was chosen after the finding.
    let known = &links(&screen("view=audit", WIDE))[0];
    let page = screen(
        &format!("{known}&unit=yen-bai&index=society.awareness"),
        WIDE,
    );
    let focus = text(part(&page, "id=\"finding\"", "section"));
    assert!(focus.contains("0,5137"), "{focus}");
}
