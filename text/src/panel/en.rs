//! The panels of the simulator in English.

use super::PanelText;

pub(super) static TEXT: PanelText = PanelText {
    heading: "Analyse the scenario",
    tabs: "Analyses",
    names: [
        "Tipping points",
        "Reach a rank",
        "Rivals that move",
        "Weights",
        "Robustness",
        "Explain",
        "File and link",
    ],
    choose_unit: "Choose a unit to see this part.",
    drop: "Drop the scenario, back to the published numbers",
    load: "Load into the sliders",
    load_of: |what| format!("Load into the sliders: {what}"),
    index: "Index",
    unit: "Unit",
    now: "Points now",
    gain: "To gain",
    after: "Points after",
    rank: "Rank",
    value: "Value",
    action: "Try",
    none: "–",
    points_of: |points, maximum| format!("{points} / {maximum}"),
    bad_params: |parts| format!("The address holds what cannot be used and is left out: {parts}."),
    unknown_indices: "Cannot be raised, as their values are unknown:",
    tipping_intro: "Each row raises one index alone, all others staying as they are. The gain is the smallest one in steps of the slider, 0.01 point counted from the published points; follow it to load it into the sliders.",
    to_rank: |rank| format!("To reach rank {rank}"),
    first_already: "The unit is first already: there is no place above.",
    no_rank: "The unit’s rank by this index is unknown.",
    alone_impossible: "not by this index alone",
    no_index_alone: "no index can do it alone",
    places: "Every place above",
    others_too: |name, others| {
        if others == 0 {
            name.to_owned()
        } else {
            format!("{name} and {others} more")
        }
    },
    holder: "Held by",
    easiest: "By index (fewest points)",
    ways: "Indices that can",
    ways_of: |ways, of| format!("{ways} of {of}"),
    all_gains: "Full table: the gain in each index for each place",
    rank_n: |rank| format!("Rank {rank}"),
    target: "Rank to reach",
    presets: "Quick choices:",
    ask_rank: "Enter a rank to see the plan that takes the least.",
    plan: |cost, rank, value| {
        format!("The cheapest plan: {cost} in all, for rank {rank} with value {value}.")
    },
    points: |points| match points {
        "1" => "1 point".to_owned(),
        points => format!("{points} points"),
    },
    effort_units: |cost| format!("{cost} units of effort"),
    proof: |bound, explored| {
        format!(
            "Proven: no plan is cheaper. The lower bound is {bound}, the sum above; branches searched: {explored}."
        )
    },
    bound: |bound| format!("The search stopped early; no plan costs less than {bound}."),
    reached: "In this scenario the unit holds that rank or a better one already.",
    fewest: |count, cost| {
        if count == 1 {
            format!("The fewest indices: one, {cost} in all.")
        } else {
            format!("The fewest indices: {count}, {cost} in all.")
        }
    },
    cost: "Cost",
    for_example: |index, gain, count, more| match (count, more) {
        (1, None) => {
            format!("{index}, +{gain} points. For example, this criterion makes the gain:")
        }
        (_, None) => {
            format!("{index}, +{gain} points. For example, these criteria add up to the gain:")
        }
        (1, Some(more)) => format!(
            "{index}, +{gain} points. For example, this criterion makes the gain; it has {more} points, of which the index has room for {gain}:"
        ),
        (_, Some(more)) => format!(
            "{index}, +{gain} points. For example, these criteria make the gain; they have {more} points together, of which the index has room for {gain}:"
        ),
    },
    impossible: |rank, value, best| {
        format!(
            "Rank {rank} cannot be reached: under the conditions below the value is {value} at most, rank {best}."
        )
    },
    needed: |value| format!("That rank takes a value of {value}."),
    place_lost: "That place is held by a unit whose value is unknown, so no value is sure to reach it.",
    why_locked: "Locked:",
    why_capped: "Capped:",
    conditions: "Conditions of each index",
    conditions_help: "Lock: the index stays. Cap: the most points it may have. Effort: what a point costs, 1 by default. By criteria: it moves by whole criteria of the rulebook.",
    lock: "Lock",
    cap: "Cap (points)",
    effort: "Effort per point",
    criteria: "By criteria",
    on: "on",
    off: "off",
    criteria_count: |count| format!("{count} criteria"),
    criteria_note: "Which criteria a unit has met was never published; each counts as if all of its points could be gained, within the room that the index has left.",
    criteria_of: |index| format!("Criteria of {index}"),
    rivals_intro: "Rivals improve too: all their values grow by the given rate, up to 1. The scenario’s own unit and edited units do not.",
    growth: "All others improve (%)",
    trend: "As they themselves changed between two years:",
    trend_years: |from, to| format!("{from} → {to}"),
    trend_rulebooks: "These two years have different rulebooks: part of the change is the change of rulebook.",
    trend_known: |known, of| {
        format!("Only {known} of {of} units have figures of both years; the others stay.")
    },
    no_trend: "Published figures of this league are of one year only, so there is no trend to follow.",
    add_rival: "Add a rival",
    add_rival_hint: "Choose a unit…",
    growth_of: |name| format!("{name} improves (%)"),
    state_published: "Published",
    state_own: "The scenario’s changes alone, rivals still",
    state_all: "Rivals move too",
    state: "State",
    rivals_stay: |name, rank| {
        format!(
            "Nobody else moves yet: {name} is at rank {rank}. Choose how much they improve above."
        )
    },
    rivals_cost: |name, from, to| {
        if from == to {
            format!("With rivals that move {name} is at rank {to} still.")
        } else {
            format!("When rivals move too, {name} is at rank {to} instead of {from}.")
        }
    },
    not_about: |name| {
        format!("This scenario is not about {name}, so {name} moves as a rival, too.")
    },
    make_about: |name| format!("Make the scenario about {name}"),
    still: "Rivals stay",
    by_hand: "Single rivals",
    weights_intro: "The parts of a whole always make 100%: those left empty share the rest in proportion to their published weights; if those entered exceed 100%, or all are entered, they are scaled to 100%.",
    published_weights: "Published weights",
    equal_weights: "Equal weights",
    by_hand_from_equal: "Edit by hand from equal weights",
    part: "Part",
    published: "Published",
    entered: "Entered (%)",
    applies: "Applies",
    leave_out: "Leave out",
    take_back: "Take back",
    leave_out_of: |name, out| {
        if out {
            format!("Take {name} back")
        } else {
            format!("Leave out {name}")
        }
    },
    weight_of: |name| format!("Weight of {name}, %"),
    no_weights: "This league has no weights to change in this year.",
    moves: "Ranking by weights",
    moves_note: "Only the weights change; all points are as published. +: places gained against the published rank. Where values are unknown, ranks and places gained are intervals; units are listed by what is sure.",
    with_these: "These weights",
    with_equal: "Equal",
    change: "±",
    gainers: |names| format!("Gain most: {names}."),
    losers: |names| format!("Lose most: {names}."),
    favours: |names| format!("Against equal weights, the published ones favour most: {names}."),
    span: |fewest, most| format!("{fewest} to {most}"),
    nobody_moves: "No unit changes its rank.",
    robustness_intro: "The league is ranked again and again, each time with weights drawn at random around the published ones (Dirichlet distribution). It rests on the published numbers, not on the scenario’s changes. Unknown values are drawn inside the bounds that their rank and row leave them.",
    draws: "Draws",
    seed: "Seed",
    spread: "Weights move by",
    spreads: ["10% ± 1.5%", "10% ± 3%", "10% ± 6%"],
    spread_other: |concentration| format!("concentration {concentration}"),
    digits: "Rounding",
    digits_exact: "values as printed",
    digits_drawn: "± half of the last digit",
    running: "Computing…",
    cancel: "Stop",
    ran: |draws, seed| {
        format!(
            "{draws} draws, seed {seed}. The same seed gives the same result, as does the command dti robustness."
        )
    },
    stopped: |draws, of| format!("Stopped after {draws} of {of} draws; what follows is of those."),
    unit_sure: |name, published, interval, median, holds| {
        format!(
            "{name}: published rank {published}; {interval} in 90% of the draws, median {median}; it holds its rank in {holds} of them."
        )
    },
    holds: "Chance to hold rank and group",
    interval: "Rank 5–95%",
    median: "Median",
    holds_rank: "Holds rank",
    holds_group: "Holds group",
    pairs: "Pairs whose order is not settled",
    pairs_count: |count, all, unit| {
        let pairs = |count| match count {
            0 => "no pair changes its order".to_owned(),
            1 => "1 pair changes its order".to_owned(),
            _ => format!("{count} pairs change their order"),
        };
        let all = pairs(all);
        match unit {
            Some(unit) => {
                let of_unit = pairs(count);
                format!(
                    "With {unit}, {of_unit} in over 5% of the draws; in the whole league, {all}."
                )
            }
            None => format!("In over 5% of the draws, {all}."),
        }
    },
    ahead: "Ahead",
    behind: "Behind",
    flips: "Change places",
    importance: "Which weight matters most",
    importance_note: |what| {
        format!(
            "Sobol indices: the share of the variation of {what} that each weight causes when each moves evenly by ±50% around the published one. Estimates, off by about 0.05."
        )
    },
    rank_of: |name| format!("the rank of {name}"),
    mean_shift: "the mean number of places that units move",
    first_order: "Alone",
    total: "With others",
    bad_draws: "Draws must be a whole number from 1 to 10,000,000.",
    bad_seed: "The seed must be a whole number from 0 to 9,007,199,254,740,991.",
    bad_concentration: "The concentration must be from 1 to 1,000,000,000.",
    nothing_changed: "The scenario changes nothing: the result is the published one. Move a slider.",
    in_words: "The scenario in words",
    asks: "What is assumed",
    assumes_edit: |unit, index, from, to| format!("{unit}, {index}: from {from} to {to} points"),
    stages: |unit| format!("Step by step: {unit}"),
    state_edits: "With the edited points",
    state_rivals: "And what the others do",
    state_weights: "And other weights",
    passes: "Passes:",
    passed_by: "Is passed by:",
    export: "Keep the scenario",
    download: "Download as JSON",
    file_name: "dti-scenario.json",
    link: "Link with versions",
    link_note: |data, engine| {
        format!(
            "File and link carry data version {data} and engine version {engine}, so that whoever opens them sees what differs."
        )
    },
    import: "Open a scenario file",
    file: "JSON file",
    import_note: "The file is read in your browser and sent nowhere. Its form: docs/scenario.schema.json.",
    open: "Open this scenario",
    read: |league, year, edits| format!("Read: {league}, {year}, changes: {edits}."),
    refused: "This file cannot be used; the page stays as it is.",
    too_large: "The file is larger than 1 MB: it cannot be a scenario.",
    not_text: "The file is not UTF-8 text.",
    not_json: |line, column| {
        format!("The file is not a scenario in JSON, at line {line}, column {column}.")
    },
    too_long: "The scenario is longer than an address can hold.",
    no_data: |league, year| format!("This page has no figures of {league} in {year}."),
};
