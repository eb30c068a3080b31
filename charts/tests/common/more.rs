//! Views of the charts that show units index by index or year by year.

use dti_charts::{
    End, Figure, Gap, Indicator, Interval, Intervals, MarkKind, Node, Radar, Series, Setting,
    Spark, Spread, Status, Step, StepOf, Tree, Units, Year, Years,
};
use dti_text::Lang;
use dti_text::charts::DetailText;

use super::CITATION;

/// The nine main indices of a pillar of 2020.
const INDICES: [(&str, &str, &str); 9] = [
    ("awareness", "Chuyển đổi nhận thức", "Awareness"),
    ("institutions", "Kiến tạo thể chế", "Institutions"),
    (
        "infrastructure",
        "Phát triển hạ tầng và nền tảng số",
        "Digital infrastructure and platforms",
    ),
    (
        "data",
        "Thông tin và dữ liệu số",
        "Digital information and data",
    ),
    (
        "activity",
        "Hoạt động chính quyền số",
        "Digital government activity",
    ),
    (
        "security",
        "An toàn, an ninh mạng",
        "Network safety and security",
    ),
    (
        "human-resources",
        "Đào tạo và phát triển nhân lực",
        "Training and human resources",
    ),
    (
        "sentiment",
        "Đánh giá trên không gian mạng",
        "Online sentiment",
    ),
    (
        "expert",
        "Đánh giá qua phỏng vấn chuyên gia",
        "Expert interviews",
    ),
];

const PILLARS: [(&str, &str, &str); 3] = [
    ("government", "Chính quyền số", "Digital government"),
    ("economy", "Kinh tế số", "Digital economy"),
    ("society", "Xã hội số", "Digital society"),
];

const DA_NANG: [f64; 9] = [
    0.5963, 0.5700, 0.5700, 0.3565, 0.5359, 0.5550, 0.6000, 0.4485, 0.5780,
];
const HA_NOI: [f64; 9] = [
    0.4148, 0.4292, 0.2550, 0.0975, 0.4281, 0.1238, 0.1718, 0.4068, 0.4128,
];
const BAC_NINH: [f64; 9] = [
    0.4332, 0.5550, 0.5072, 0.1655, 0.4570, 0.4875, 0.4635, 0.4280, 0.4952,
];
const LAI_CHAU: [f64; 9] = [
    0.3605, 0.3495, 0.3655, 0.0068, 0.4295, 0.1950, 0.1690, 0.3945, 0.3605,
];
const MEAN: [f64; 9] = [
    0.4012, 0.4319, 0.3528, 0.1027, 0.4341, 0.3125, 0.2608, 0.4066, 0.4021,
];

fn setting(lang: Lang, width: f64) -> Setting {
    Setting {
        lang,
        width,
        selected: None,
        citation: CITATION.into(),
    }
}

fn published(value: f64) -> Figure {
    Figure {
        value: Some(value),
        decimals: 4,
        rank: None,
        status: Status::Published,
        rank_corrected: false,
        rank_derived: false,
    }
}

fn series(id: &str, name: &str, values: &[f64]) -> Series {
    Series {
        id: id.into(),
        name: name.into(),
        mean: id.is_empty(),
        figures: values.iter().map(|&value| published(value)).collect(),
    }
}

fn stated_mean(lang: Lang, values: &[f64]) -> Series {
    series("", lang.pick("Trung bình", "Mean"), values)
}

/// No source states the means of the lowest indices.
fn mean(lang: Lang, values: &[f64]) -> Series {
    let mut mean = stated_mean(lang, values);
    for figure in &mut mean.figures {
        figure.status = Status::Derived;
    }
    mean
}

/// A leader against the mean and a rival.
pub(crate) fn profile(lang: Lang, width: f64) -> Radar {
    Radar {
        setting: setting(lang, width),
        index: lang
            .pick("Chính quyền số 2020", "Digital government 2020")
            .into(),
        axes: INDICES
            .iter()
            .map(|(id, vi, en)| Indicator {
                id: format!("government.{id}"),
                name: lang.pick(*vi, *en).into(),
            })
            .collect(),
        series: vec![
            series("da-nang", "Đà Nẵng", &DA_NANG),
            mean(lang, &MEAN),
            series("bac-ninh", "Bắc Ninh", &BAC_NINH),
        ],
    }
}

/// Four units, with values lost and corrected, and an axis chosen.
pub(crate) fn comparison(lang: Lang, width: f64) -> Radar {
    let mut view = profile(lang, width);
    view.series = vec![
        series("ba-ria-vung-tau", "Bà Rịa - Vũng Tàu", &HA_NOI),
        series("thua-thien-hue", "Thừa Thiên Huế", &DA_NANG),
        series("lai-chau", "Lai Châu", &LAI_CHAU),
        series("bac-ninh", "Bắc Ninh", &BAC_NINH),
    ];
    view.series[0].figures[3] = Figure::UNKNOWN;
    view.series[2].figures[3] = Figure::UNKNOWN;
    view.series[0].figures[6] = Figure::UNKNOWN;
    view.series[0].figures[8] = Figure::UNKNOWN;
    view.series[1].figures[1].status = Status::Corrected;
    view.setting.selected = Some("government.activity".into());
    view
}

/// The eight indices of the later rulebooks, all equal for one unit.
pub(crate) fn eight(lang: Lang, width: f64) -> Radar {
    let names = [
        ("awareness", "Nhận thức số", "Digital awareness"),
        ("institutions", "Thể chế số", "Digital institutions"),
        ("infrastructure", "Hạ tầng số", "Digital infrastructure"),
        ("human-resources", "Nhân lực số", "Digital human resources"),
        (
            "security",
            "An toàn thông tin mạng",
            "Network information security",
        ),
        (
            "government-activity",
            "Hoạt động chính quyền số",
            "Digital government activity",
        ),
        (
            "economy-activity",
            "Hoạt động kinh tế số",
            "Digital economy activity",
        ),
        (
            "society-activity",
            "Hoạt động xã hội số",
            "Digital society activity",
        ),
    ];
    Radar {
        setting: setting(lang, width),
        index: "DTI 2022".into(),
        axes: names
            .iter()
            .map(|(id, vi, en)| Indicator {
                id: (*id).into(),
                name: lang.pick(*vi, *en).into(),
            })
            .collect(),
        series: vec![
            series(
                "da-nang",
                "Đà Nẵng",
                &[1.0, 0.9, 0.8253, 0.8487, 0.7578, 0.8575, 0.7836, 0.5197],
            ),
            mean(lang, &[0.7; 8]),
        ],
    }
}

fn calendar(lang: Lang) -> Vec<Year> {
    let decision = lang.pick("QĐ", "Dec.");
    [
        (2020, 1726),
        (2021, 922),
        (2022, 922),
        (2023, 922),
        (2024, 405),
    ]
    .into_iter()
    .map(|(year, number)| Year {
        year,
        rulebook: format!("{decision} {number}"),
    })
    .collect()
}

fn over_years(id: &str, name: &str, figures: [Option<(f64, u32)>; 5]) -> Series {
    let figures = figures.map(|figure| {
        figure.map_or(Figure::UNKNOWN, |(value, rank)| Figure {
            value: Some(value),
            decimals: 4,
            rank: Some(rank),
            status: Status::Published,
            rank_corrected: false,
            rank_derived: false,
        })
    });
    Series {
        id: id.into(),
        name: name.into(),
        mean: id.is_empty(),
        figures: figures.to_vec(),
    }
}

/// One unit against the mean, whose value of a year nobody stated.
pub(crate) fn one_over_years(lang: Lang, width: f64) -> Years {
    let mut average = stated_mean(lang, &[0.3026, 0.4014, 0.0, 0.6783, 0.6961]);
    average.figures[0].status = Status::Derived;
    average.figures[2] = Figure::UNKNOWN;
    let mut unit = over_years(
        "ha-noi",
        "Hà Nội",
        [
            Some((0.2717, 43)),
            None,
            Some((0.6098, 24)),
            Some((0.7448, 6)),
            Some((0.8241, 4)),
        ],
    );
    unit.figures[2].status = Status::Corrected;
    Years {
        setting: setting(lang, width),
        subject: lang.pick("DTI của Hà Nội", "DTI of Hà Nội").into(),
        kind: MarkKind::Unit,
        ranks: false,
        years: calendar(lang),
        series: vec![unit, average],
    }
}

/// The ranks of four units with the longest names, one of them chosen, ties among them.
pub(crate) fn ranks_over_years(lang: Lang, width: f64) -> Years {
    let mut view = one_over_years(lang, width);
    view.subject = "DTI".into();
    view.ranks = true;
    view.setting.selected = Some("ba-ria-vung-tau".into());
    view.series = vec![
        over_years(
            "da-nang",
            "Đà Nẵng",
            [
                Some((0.4874, 1)),
                Some((0.6419, 1)),
                Some((0.8002, 1)),
                Some((0.8340, 1)),
                Some((0.8335, 2)),
            ],
        ),
        over_years(
            "ba-ria-vung-tau",
            "Bà Rịa - Vũng Tàu",
            [
                Some((0.31, 24)),
                None,
                Some((0.62, 20)),
                Some((0.70, 6)),
                None,
            ],
        ),
        over_years(
            "ha-noi",
            "Hà Nội",
            [
                Some((0.2717, 43)),
                None,
                Some((0.6098, 24)),
                Some((0.7448, 6)),
                Some((0.8241, 4)),
            ],
        ),
        over_years(
            "ho-chi-minh",
            "TP. Hồ Chí Minh",
            [
                Some((0.3706, 5)),
                Some((0.5, 3)),
                Some((0.7, 2)),
                Some((0.75, 4)),
                Some((0.82, 4)),
            ],
        ),
    ];
    view
}

/// The national index with its pillars, which end in 2022.
pub(crate) fn nation(lang: Lang, width: f64) -> Years {
    let mut view = one_over_years(lang, width);
    view.kind = MarkKind::Indicator;
    view.subject = lang
        .pick("Chỉ số chuyển đổi số quốc gia", "National index")
        .into();
    let row = |id: &str, name: &str, values: [Option<f64>; 5]| {
        let mut series = over_years(id, name, values.map(|value| value.map(|value| (value, 0))));
        for (at, figure) in series.figures.iter_mut().enumerate() {
            figure.decimals = if at < 3 { 2 } else { 4 };
            figure.rank = None;
        }
        series
    };
    view.series = vec![
        row(
            "dti",
            lang.pick("Chuyển đổi số quốc gia", "National digital transformation"),
            [
                Some(0.48),
                Some(0.61),
                Some(0.71),
                Some(0.7326),
                Some(0.7955),
            ],
        ),
        row(
            "government",
            lang.pick("Chính phủ số", "Digital government"),
            [Some(0.36), Some(0.43), Some(0.65), None, None],
        ),
        row(
            "economy",
            lang.pick("Kinh tế số", "Digital economy"),
            [Some(0.26), Some(0.41), Some(0.64), None, None],
        ),
        row(
            "society",
            lang.pick("Xã hội số", "Digital society"),
            [Some(0.29), Some(0.39), Some(0.57), None, None],
        ),
    ];
    view
}

/// From Hà Nội to Đà Nẵng on the 27 main indices.
pub(crate) fn gap_of_27(lang: Lang, width: f64) -> Gap {
    let weights = [40.0, 40.0, 40.0, 40.0, 80.0, 40.0, 40.0, 40.0, 40.0];
    let mut steps = Vec::new();
    let mut sum = 0.0;
    for (pillar, vi, en) in PILLARS {
        let scale = if pillar == "government" {
            0.001
        } else {
            0.000_75
        };
        for (index, (id, name, english)) in INDICES.into_iter().enumerate() {
            // Made up for two pillars: the fall of one index among gains is what is hard to draw.
            let other = if pillar == "economy" && index == 4 {
                0.2
            } else {
                HA_NOI[index]
            };
            let ours = if pillar == "economy" && index == 4 {
                0.05
            } else {
                DA_NANG[index]
            };
            let contribution = (ours - other) * weights[index] * scale;
            sum += contribution;
            steps.push(Step {
                of: StepOf::Index(format!("{pillar}.{id}")),
                name: lang.pick(name, english).into(),
                section: lang.pick(vi, en).into(),
                contribution: Some(contribution),
            });
        }
    }
    Gap {
        setting: setting(lang, width),
        index: "DTI 2020".into(),
        from: End {
            id: Some("ha-noi".into()),
            name: "Hà Nội".into(),
            value: 0.2717,
            status: Status::Published,
        },
        to: End {
            id: Some("da-nang".into()),
            name: "Đà Nẵng".into(),
            value: 0.2717 + sum,
            status: Status::Published,
        },
        scenario: None,
        inferred: false,
        steps,
        residual: 0.0,
    }
}

/// Ministries with the longest names, falling, with unknown contributions and a residual.
pub(crate) fn gap_with_unknowns(lang: Lang, width: f64) -> Gap {
    let mut view = gap_of_27(lang, width);
    view.steps.truncate(9);
    for (step, by) in view
        .steps
        .iter_mut()
        .zip([-0.02, 0.011, -0.035, 0.0, -0.05, 0.0, 0.004, 0.0, -0.001])
    {
        step.section.clear();
        step.contribution = Some(by);
    }
    view.steps[5].contribution = None;
    view.steps[7].contribution = None;
    view.from = End {
        id: Some("bo-lao-dong-thuong-binh-va-xa-hoi".into()),
        name: lang
            .pick(
                "Bộ Lao động - Thương binh và Xã hội",
                "Ministry of Labour, Invalids and Social Affairs",
            )
            .into(),
        value: 0.41,
        status: Status::Published,
    };
    view.to = End {
        id: None,
        name: lang.pick("Trung bình", "Mean").into(),
        value: 0.3131,
        status: Status::Derived,
    };
    view.residual = 0.3131 - 0.41 + 0.091;
    view.setting.selected = Some("government.activity".into());
    view
}

/// A scenario that changes two indices, the weights, and of a rival what rivals do.
pub(crate) fn gap_of_a_scenario(lang: Lang, width: f64) -> Gap {
    let mut view = gap_of_27(lang, width);
    view.steps.truncate(2);
    view.steps[0].contribution = Some(0.012);
    view.steps[1].contribution = Some(-0.004);
    let detail = DetailText::of(lang);
    for (of, name, by) in [
        (StepOf::Rivals, detail.as_rival, 0.0136),
        (StepOf::Weights, detail.weights, -0.0073),
    ] {
        view.steps.push(Step {
            of,
            name: name.into(),
            section: String::new(),
            contribution: Some(by),
        });
    }
    view.scenario = Some("Hà Nội".into());
    view.from.name = lang.pick("Trước", "Before").into();
    view.to = End {
        name: lang.pick("Sau", "After").into(),
        value: 0.286,
        status: Status::Simulated,
        ..view.from.clone()
    };
    view
}

/// The 27 main indices of 2020.
pub(crate) fn tree_of_27(lang: Lang, width: f64) -> Tree {
    let mut nodes = vec![node("dti", "DTI", None, Some(1000.0))];
    for (pillar, vi, en) in PILLARS {
        let points = if pillar == "government" { 400.0 } else { 300.0 };
        let above = nodes.len();
        nodes.push(node(pillar, lang.pick(vi, en), Some(0), Some(points)));
        for (id, vi, en) in INDICES {
            let share = if id == "activity" { 0.2 } else { 0.1 };
            let code = format!("{pillar}.{id}");
            nodes.push(node(
                &code,
                lang.pick(vi, en),
                Some(above),
                Some(points * share),
            ));
        }
    }
    Tree {
        setting: setting(lang, width),
        rulebook: lang
            .pick("Quyết định 1726/QĐ-BTTTT", "Decision 1726/QĐ-BTTTT")
            .into(),
        nodes,
    }
}

/// The same with the components of some indices, most of whose points are lost.
pub(crate) fn tree_with_components(lang: Lang, width: f64) -> Tree {
    let mut view = tree_of_27(lang, width);
    type Parts = &'static [(&'static str, Option<f64>)];
    let components: [(&str, Parts); 4] = [
        (
            "government.awareness",
            &[
                (
                    "Tuyên truyền, phổ biến, tập huấn về chuyển đổi số, Chính quyền số",
                    None,
                ),
                ("Sự quan tâm của người đứng đầu đối với Chuyển đổi số", None),
                ("Chủ trương, định hướng của Đảng, Chính quyền", None),
                (
                    "Sự hiểu biết của cán bộ, công chức trong cơ quan nhà nước",
                    None,
                ),
            ],
        ),
        (
            "government.activity",
            &[
                ("Thư điện tử", None),
                ("Hệ thống thông tin báo cáo", Some(4.0)),
                ("Hội nghị truyền hình trực tuyến", Some(2.0)),
                ("Hệ thống Một cửa điện tử", Some(6.0)),
                ("Cổng dịch vụ công", Some(8.0)),
                ("Tỷ lệ dịch vụ công trực tuyến", Some(10.0)),
                ("Cổng Thông tin điện tử (TTĐT)", None),
            ],
        ),
        (
            "society.awareness",
            &[
                (
                    "Tuyên truyền, phổ biến về chuyển đổi số và xã hội số",
                    Some(11.0),
                ),
                (
                    "Sự quan tâm của người đứng đầu đối với phát triển xã hội số",
                    Some(9.0),
                ),
                (
                    "Chủ trương, định hướng của Đảng, Chính quyền về phát triển xã hội số",
                    Some(6.0),
                ),
                ("Sự hiểu biết của người dân về khái niệm", Some(2.5)),
            ],
        ),
        // As nobody printed it: more than the whole.
        (
            "economy.data",
            &[
                ("Sự sẵn sàng của dữ liệu", Some(25.0)),
                ("Dữ liệu mở", Some(15.0)),
            ],
        ),
    ];
    for (above, parts) in components {
        let parent = view.nodes.iter().position(|node| node.id == above);
        for (at, (name, points)) in parts.iter().enumerate() {
            let id = format!("{above}.{}", at + 1);
            view.nodes.push(node(&id, name, parent, *points));
        }
    }
    view.setting.selected = Some("society.awareness".into());
    view
}

/// Eight indices whose points were inferred, one of them lost.
pub(crate) fn tree_of_eight(lang: Lang, width: f64) -> Tree {
    let mut nodes = vec![node("dti", "DTI", None, Some(940.0))];
    let points = [50.0, 50.0, 140.0, 100.0, 100.0, 200.0, 150.0, 150.0];
    for (axis, points) in eight(lang, width).axes.iter().zip(points) {
        let mut node = node(&axis.id, &axis.name, Some(0), Some(points));
        node.inferred = true;
        nodes.push(node);
    }
    nodes[4].points = None;
    nodes[4].inferred = false;
    Tree {
        setting: setting(lang, width),
        rulebook: lang
            .pick("Quyết định 405/QĐ-BKHCN", "Decision 405/QĐ-BKHCN")
            .into(),
        nodes,
    }
}

fn node(id: &str, name: &str, parent: Option<usize>, points: Option<f64>) -> Node {
    Node {
        id: id.into(),
        name: name.into(),
        parent,
        points,
        inferred: false,
    }
}

/// One unit in a cell of a table.
pub(crate) fn small(lang: Lang) -> Spark {
    let view = one_over_years(lang, 358.0);
    Spark {
        lang,
        title: lang
            .pick("DTI của Hà Nội qua các năm", "DTI of Hà Nội over the years")
            .into(),
        years: view.years,
        figures: view.series[0].figures.clone(),
        range: (0.2, 0.9),
        style: 0,
    }
}

/// Rank intervals of the 63 provinces (made up), one unknown, one without a published rank.
pub(crate) fn rank_intervals(lang: Lang, width: f64) -> Intervals {
    let mut setting = setting(lang, width);
    setting.selected = Some("ha-noi".into());
    let units = super::provinces(lang, width).units.into_iter();
    let units = units.enumerate().map(|(at, unit)| {
        let rank = at as u32 + 1;
        // Wide in the middle of the ranking, as the draws of the engine are.
        let reach = rank.min(64 - rank) / 3;
        Interval {
            published: unit.rank.filter(|_| unit.id != "lai-chau"),
            spread: (unit.id != "ca-mau").then_some(Spread {
                best: rank - reach.min(rank - 1),
                median: rank + reach / 4,
                worst: (rank + reach).min(63),
            }),
            id: unit.id,
            name: unit.name,
        }
    });
    Intervals {
        index: "DTI 2020".into(),
        kind: Units::Provinces,
        inferred: false,
        units: units.collect(),
        setting,
    }
}

/// Rank intervals of ministries with the longest names.
pub(crate) fn rank_intervals_of_ministries(lang: Lang, width: f64) -> Intervals {
    let mut view = rank_intervals(lang, width);
    view.kind = Units::MinistriesService;
    view.inferred = true;
    view.setting.selected = None;
    let units = super::ministries(lang, width).units.into_iter();
    view.units = units
        .map(|unit| Interval {
            published: unit.rank,
            spread: unit.rank.map(|rank| Spread {
                best: rank,
                median: rank,
                worst: (rank + 2).min(6),
            }),
            id: unit.id,
            name: unit.name,
        })
        .collect();
    view
}
