//! What the evening did, as files.

use std::fs;

use super::Home;

#[test]
fn feature_90_the_report_is_a_page_figures_a_picture_and_edges() {
    let home = Home::new();
    home.out(&["sample", "--no-open"]);

    let page = home.out(&["report", "--no-open"]);
    let page = fs::read_to_string(page.trim()).unwrap();
    assert_eq!(page.matches("<svg").count(), 2);
    for private in ["@", "desk note"] {
        assert!(!page.split("<main>").nth(1).unwrap().contains(private), "{private}");
    }

    let figures = home.json(&["report", "--json"]);
    assert_eq!(figures["figures"][0]["name"], "learnings used");
    assert!(figures["left_out"].as_array().is_some_and(|left| !left.is_empty()));
    assert_eq!(home.json(&["report", "--json", "--public"])["left_out"], serde_json::json!([]));

    let out = |name: &str| home.0.path().join(name).to_str().unwrap().to_owned();
    home.out(&["report", "--svg", &out("n.svg")]);
    assert!(fs::read_to_string(out("n.svg")).unwrap().starts_with("<svg xmlns="));
    home.out(&["report", "--edges", &out("e.csv")]);
    let edges = fs::read_to_string(out("e.csv")).unwrap();
    assert!(edges.starts_with("first,second,new\n") && edges.lines().count() > 20, "{edges}");
}
