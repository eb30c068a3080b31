//! The panels of the simulator in Vietnamese.

use super::PanelText;

pub(super) static TEXT: PanelText = PanelText {
    heading: "Phân tích kịch bản",
    tabs: "Các phép phân tích",
    names: [
        "Điểm bứt phá",
        "Đặt mục tiêu",
        "Đối thủ cùng tiến",
        "Trọng số",
        "Độ chắc chắn",
        "Giải thích",
        "Tệp và đường dẫn",
    ],
    choose_unit: "Chọn một đơn vị để xem phần này.",
    drop: "Bỏ kịch bản, về số liệu công bố",
    load: "Đưa vào thanh trượt",
    load_of: |what| format!("Đưa vào thanh trượt: {what}"),
    index: "Chỉ số",
    unit: "Đơn vị",
    now: "Điểm hiện có",
    gain: "Cần thêm",
    after: "Điểm đạt tới",
    rank: "Hạng",
    value: "Giá trị",
    action: "Thử",
    none: "–",
    points_of: |points, maximum| format!("{points} / {maximum}"),
    bad_params: |parts| format!("Địa chỉ có phần không dùng được và bị bỏ qua: {parts}."),
    unknown_indices: "Chưa rõ giá trị nên không thể nâng:",
    tipping_intro: "Mỗi dòng nâng riêng một chỉ số, các chỉ số khác giữ nguyên. Mức cần thêm là mức nhỏ nhất, theo bước của thanh trượt: 0,01 điểm tính từ điểm công bố; bấm vào để đưa vào thanh trượt.",
    to_rank: |rank| format!("Để lên hạng {rank}"),
    first_already: "Đơn vị đã đứng đầu, không còn hạng nào phía trên.",
    no_rank: "Chưa rõ hạng của đơn vị theo chỉ số này.",
    alone_impossible: "không thể chỉ bằng chỉ số này",
    no_index_alone: "không chỉ số nào làm được một mình",
    places: "Mọi thứ hạng phía trên",
    others_too: |name, others| {
        if others == 0 {
            name.to_owned()
        } else {
            format!("{name} và {others} chỉ số khác")
        }
    },
    holder: "Đang giữ hạng",
    easiest: "Bằng chỉ số (ít điểm nhất)",
    ways: "Số chỉ số đủ sức",
    ways_of: |ways, of| format!("{ways} trên {of}"),
    all_gains: "Bảng đầy đủ: điểm cần thêm của từng chỉ số cho từng hạng",
    rank_n: |rank| format!("Hạng {rank}"),
    target: "Hạng muốn đạt",
    presets: "Chọn nhanh:",
    ask_rank: "Nhập hạng muốn đạt để xem phương án ít công sức nhất.",
    plan: |cost, rank, value| {
        format!("Phương án ít công sức nhất: tổng {cost}, đạt hạng {rank} với giá trị {value}.")
    },
    points: |points| format!("{points} điểm"),
    effort_units: |cost| format!("{cost} đơn vị công sức"),
    proof: |bound, explored| {
        format!(
            "Đã chứng minh: không có phương án nào rẻ hơn. Cận dưới = {bound}, bằng đúng tổng trên; đã xét {explored} nhánh."
        )
    },
    bound: |bound| format!("Việc tìm kiếm dừng sớm; không phương án nào rẻ hơn {bound}."),
    reached: "Trong kịch bản này đơn vị đã ở hạng đó hoặc cao hơn.",
    fewest: |count, cost| format!("Ít chỉ số nhất: chỉ cần {count} chỉ số, tổng {cost}."),
    cost: "Công sức",
    for_example: |index, gain, count, more| match (count, more) {
        (1, None) => format!("{index}, +{gain} điểm. Ví dụ, tiêu chí này đủ mức tăng:"),
        (_, None) => {
            format!("{index}, +{gain} điểm. Ví dụ, các tiêu chí này cộng lại đủ mức tăng:")
        }
        (1, Some(more)) => format!(
            "{index}, +{gain} điểm. Ví dụ, tiêu chí này đủ mức tăng; tiêu chí có {more} điểm, chỉ số chỉ còn chỗ cho {gain}:"
        ),
        (_, Some(more)) => format!(
            "{index}, +{gain} điểm. Ví dụ, các tiêu chí này đủ mức tăng; cộng lại là {more} điểm, chỉ số chỉ còn chỗ cho {gain}:"
        ),
    },
    impossible: |rank, value, best| {
        format!(
            "Không thể đạt hạng {rank}: với các điều kiện dưới đây giá trị cao nhất là {value}, tức hạng {best}."
        )
    },
    needed: |value| format!("Hạng đó cần giá trị {value}."),
    place_lost: "Hạng đó do một đơn vị chưa rõ giá trị giữ, nên không giá trị nào bảo đảm đạt được.",
    why_locked: "Đang khóa:",
    why_capped: "Bị giới hạn:",
    conditions: "Điều kiện của từng chỉ số",
    conditions_help: "Khóa: giữ nguyên chỉ số. Trần: điểm cao nhất được phép đạt tới. Công sức: mỗi điểm tốn bao nhiêu, mặc định 1. Theo tiêu chí: chỉ tăng theo trọn từng tiêu chí của bộ chỉ số.",
    lock: "Khóa",
    cap: "Trần (điểm)",
    effort: "Công sức mỗi điểm",
    criteria: "Theo tiêu chí",
    on: "đang bật",
    off: "tắt",
    criteria_count: |count| format!("{count} tiêu chí"),
    criteria_note: "Báo cáo không công bố đơn vị đã đạt tiêu chí nào; mỗi tiêu chí tính là có thể đạt trọn điểm, trong phạm vi còn lại của chỉ số.",
    criteria_of: |index| format!("Các tiêu chí của {index}"),
    rivals_intro: "Đối thủ cũng cải thiện: mọi giá trị của họ nhân với mức tăng, tối đa là 1. Đơn vị của kịch bản và các đơn vị đã chỉnh không đổi theo.",
    growth: "Mọi đơn vị khác tăng (%)",
    trend: "Như chính họ đã thay đổi giữa hai năm:",
    trend_years: |from, to| format!("{from} → {to}"),
    trend_rulebooks: "Hai năm này dùng bộ chỉ số khác nhau: tỷ lệ thay đổi một phần là do thay bộ chỉ số.",
    trend_known: |known, of| {
        format!(
            "Chỉ {known} trên {of} đơn vị có số liệu của cả hai năm; các đơn vị còn lại đứng yên."
        )
    },
    no_trend: "Nhóm đơn vị này chỉ có số liệu công bố của một năm, nên không có xu hướng để theo.",
    add_rival: "Thêm một đối thủ",
    add_rival_hint: "Chọn đơn vị…",
    growth_of: |name| format!("{name} tăng (%)"),
    state_published: "Công bố",
    state_own: "Chỉ thay đổi của kịch bản, đối thủ đứng yên",
    state_all: "Đối thủ cùng thay đổi",
    state: "Trạng thái",
    rivals_stay: |name, rank| {
        format!("Chưa có đơn vị nào khác thay đổi: {name} ở hạng {rank}. Hãy chọn mức tăng ở trên.")
    },
    rivals_cost: |name, from, to| {
        if from == to {
            format!("Đối thủ cùng thay đổi thì {name} vẫn ở hạng {to}.")
        } else {
            format!("Khi đối thủ cùng thay đổi, {name} ở hạng {to} thay vì hạng {from}.")
        }
    },
    not_about: |name| {
        format!("Kịch bản này chưa phải của {name}, nên {name} cũng thay đổi như một đối thủ.")
    },
    make_about: |name| format!("Đặt {name} làm đơn vị của kịch bản"),
    still: "Đối thủ đứng yên",
    by_hand: "Chọn từng đối thủ",
    weights_intro: "Các phần của một tổng luôn cộng thành 100%: phần không nhập chia nhau phần còn lại theo tỷ lệ công bố; nếu các phần đã nhập vượt 100% hoặc đã nhập hết thì tất cả được co giãn về 100%.",
    published_weights: "Trọng số công bố",
    equal_weights: "Trọng số bằng nhau",
    by_hand_from_equal: "Chỉnh tay từ trọng số bằng nhau",
    part: "Thành phần",
    published: "Công bố",
    entered: "Nhập (%)",
    applies: "Áp dụng",
    leave_out: "Bỏ",
    take_back: "Lấy lại",
    leave_out_of: |name, out| {
        if out {
            format!("Lấy lại {name}")
        } else {
            format!("Bỏ {name}")
        }
    },
    weight_of: |name| format!("Trọng số của {name}, %"),
    no_weights: "Nhóm đơn vị này không có trọng số nào để thay đổi trong năm đang xem.",
    moves: "Xếp hạng theo trọng số",
    moves_note: "Chỉ trọng số thay đổi; điểm của mọi đơn vị giữ như công bố. Dấu +: lên hạng so với công bố. Nơi còn giá trị chưa rõ, hạng và số bậc là một khoảng; xếp theo số bậc chắc chắn.",
    with_these: "Trọng số này",
    with_equal: "Bằng nhau",
    change: "±",
    gainers: |names| format!("Lợi nhất: {names}."),
    losers: |names| format!("Thiệt nhất: {names}."),
    favours: |names| {
        format!("So với trọng số bằng nhau, trọng số công bố có lợi nhất cho {names}.")
    },
    span: |fewest, most| format!("{fewest} đến {most}"),
    nobody_moves: "Không đơn vị nào đổi hạng.",
    robustness_intro: "Xếp hạng lại nhiều lần, mỗi lần rút ngẫu nhiên trọng số quanh trọng số công bố (phân phối Dirichlet). Tính trên số liệu công bố, không gồm các thay đổi của kịch bản. Giá trị chưa rõ được rút trong khoảng mà hạng và các ô khác cho phép.",
    draws: "Số lần rút",
    seed: "Hạt giống",
    spread: "Trọng số dao động",
    spreads: ["10% ± 1,5%", "10% ± 3%", "10% ± 6%"],
    spread_other: |concentration| format!("độ tập trung {concentration}"),
    digits: "Làm tròn",
    digits_exact: "giá trị đúng như in",
    digits_drawn: "± nửa chữ số cuối",
    running: "Đang tính…",
    cancel: "Dừng lại",
    ran: |draws, seed| {
        format!(
            "{draws} lần rút, hạt giống {seed}. Cùng hạt giống cho cùng kết quả, cũng như lệnh dti robustness."
        )
    },
    stopped: |draws, of| {
        format!("Đã dừng sau {draws} trên {of} lần rút; kết quả dưới đây là của các lần đó.")
    },
    unit_sure: |name, published, interval, median, holds| {
        format!(
            "{name}: hạng công bố {published}; trong 90% số lần rút ở hạng {interval}, trung vị {median}; giữ đúng hạng trong {holds} số lần."
        )
    },
    holds: "Khả năng giữ hạng, giữ nhóm",
    interval: "Hạng 5–95%",
    median: "Trung vị",
    holds_rank: "Giữ hạng",
    holds_group: "Giữ nhóm",
    pairs: "Các cặp chưa phân thắng bại",
    pairs_count: |count, all, unit| {
        let pairs = |count| match count {
            0 => "không cặp nào".to_owned(),
            _ => format!("{count} cặp"),
        };
        let all = pairs(all);
        match unit {
            Some(unit) => {
                let of_unit = pairs(count);
                format!(
                    "Đổi thứ tự trong hơn 5% số lần rút: {of_unit} có {unit}; {all} trong cả nhóm."
                )
            }
            None => format!("Đổi thứ tự trong hơn 5% số lần rút: {all}."),
        }
    },
    ahead: "Xếp trên",
    behind: "Xếp dưới",
    flips: "Đổi chỗ",
    importance: "Trọng số nào quan trọng nhất",
    importance_note: |what| {
        format!(
            "Chỉ số Sobol: phần biến động của {what} do từng trọng số gây ra khi mỗi trọng số dao động đều ±50% quanh mức công bố. Ước lượng, sai số khoảng 0,05."
        )
    },
    rank_of: |name| format!("hạng của {name}"),
    mean_shift: "mức đổi hạng trung bình của mọi đơn vị",
    first_order: "Một mình",
    total: "Cùng các trọng số khác",
    bad_draws: "Số lần rút phải là số nguyên từ 1 đến 10.000.000.",
    bad_seed: "Hạt giống phải là số nguyên từ 0 đến 9.007.199.254.740.991.",
    bad_concentration: "Độ tập trung phải từ 1 đến 1.000.000.000.",
    nothing_changed: "Kịch bản chưa thay đổi gì: kết quả đúng như công bố. Hãy kéo một thanh trượt.",
    in_words: "Kịch bản bằng lời",
    asks: "Điều được giả định",
    assumes_edit: |unit, index, from, to| format!("{unit}, {index}: từ {from} thành {to} điểm"),
    stages: |unit| format!("Từng bước: {unit}"),
    state_edits: "Sau khi sửa điểm",
    state_rivals: "Thêm thay đổi của các đơn vị khác",
    state_weights: "Thêm trọng số khác",
    passes: "Vượt:",
    passed_by: "Bị vượt bởi:",
    export: "Lưu kịch bản",
    download: "Tải tệp JSON",
    file_name: "kich-ban-dti.json",
    link: "Đường dẫn kèm phiên bản",
    link_note: |data, engine| {
        format!(
            "Tệp và đường dẫn ghi phiên bản số liệu {data} và bộ tính {engine}, để người mở biết nếu có gì khác."
        )
    },
    import: "Mở tệp kịch bản",
    file: "Tệp JSON",
    import_note: "Tệp được đọc ngay trong trình duyệt, không gửi đi đâu. Dạng tệp: docs/scenario.schema.json.",
    open: "Mở kịch bản này",
    read: |league, year, edits| format!("Đã đọc: {league}, năm {year}, {edits} thay đổi."),
    refused: "Không dùng được tệp này, trang giữ nguyên như cũ.",
    too_large: "Tệp lớn hơn 1 MB, không thể là một kịch bản.",
    not_text: "Tệp không phải là văn bản UTF-8.",
    not_json: |line, column| {
        format!("Tệp không đúng dạng kịch bản JSON, ở dòng {line}, cột {column}.")
    },
    too_long: "Kịch bản dài quá mức một địa chỉ chứa được.",
    no_data: |league, year| format!("Trang này không có số liệu {league} năm {year}."),
};
