import base64
import hashlib
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.dossier import build
from onrecord.errors import ExportFailed
from onrecord.export.page import language_tag, page_of, web_address, write_page
from onrecord.ledger.base import ClaimQuery
from onrecord.model import Kind, Place, Stance
from tests.dossier.by_hand import ViewByHand, article, claim, on, spans
from tests.dossier.test_happened import time

HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} \u202eevil\u202c \x00\x1b\ud800 שלום"


class Tags(HTMLParser):
    """All start tags of a page, its text, and what stands in its script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute))]


def ledger() -> ViewByHand:
    view = ViewByHand()
    kept = article(
        "Well runs dry\nVENNHAM, May 2 — Ida Marl said that a clerk had told her that the well was dry.\n\nIt rained.",
        headline="Well runs dry",
        dateline="VENNHAM, May 2 — ",
        published=on(2031, 5, 2),
        url="https://post.example/well",
    )
    outer = claim(kept, "a clerk had told her that the well was dry", source="Ida Marl", cue="said")
    inner = claim(kept, "the well was dry", source="a clerk", cue="told", kind=Kind.UNNAMED, via=outer)
    view.keep(kept, outer, inner, claim(kept, "It rained"))
    other = article("Jon Reed denied that the well was dry.", outlet="Evening Star", published=on(2031, 5, 3))
    denial = claim(other, "the well was dry", source="Jon Reed", cue="denied", stance=Stance.DENIES)
    view.keep(other, denial)
    view.contest(inner, denial, "one says it, the other denies it", score=0.87)
    return view


def page(view: ViewByHand | None = None, title: str = "The well") -> str:
    return page_of(build(view or ledger(), ClaimQuery(), title=title))


def test_every_claim_is_one_link_from_its_words_and_back():
    view, tags = ledger(), Tags(page())
    links = Counter(tags.values("href"))
    for entry in view.made:
        assert {f"claim-{entry.id}", f"words-{entry.id}"} <= set(tags.values("id"))
        assert links[f"#claim-{entry.id}"] >= 1
        assert links[f"#words-{entry.id}"] >= 1


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_given_twice():
    tags = Tags(page())
    ids = tags.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tags.values("href") if link.startswith("#")} <= set(ids)


def test_nothing_is_loaded_from_anywhere():
    tags = Tags(page())
    outward = [(tag, attributes) for tag, attributes in tags.tags if "//" in (attributes.get("href") or "")]
    assert [(tag, attributes["href"]) for tag, attributes in outward] == [("a", "https://post.example/well")]
    assert all("noreferrer" in (attributes["rel"] or "") for _, attributes in outward)
    assert tags.values("src") == []
    assert not re.search(r"url\(|@import", page())


def test_the_security_policy_allows_this_style_and_this_script_and_nothing_else():
    text = page()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy.replace("&#39;", "'")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert Tags(text).values("style") == []


def test_hostile_text_stays_text():
    view = ViewByHand()
    kept = article(
        f"{HOSTILE} said Ida.", outlet=HOSTILE, title=HOSTILE, url="javascript:alert(1)", name=HOSTILE, language=HOSTILE
    )
    made = claim(kept, HOSTILE, source="Ida", cue="said")
    view.keep(kept, made, own := claim(kept, "said Ida"))
    view.contest(made, own, HOSTILE)
    tags = Tags(text := page(view, title=HOSTILE))
    assert [tag for tag, _ in tags.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in tags.tags]
    assert not [name for _, attributes in tags.tags for name in attributes if name.startswith("on")]
    assert not any(link.startswith("javascript") for link in tags.values("href"))
    assert "{{ 7*7 }}" in "".join(tags.text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", text)


def test_the_text_of_an_article_stands_in_the_page_once_and_whole():
    view = ViewByHand()
    kept = article("The dyke held. " * 200 + "It rained.\n\nOrla Venn said that it rained.")
    view.keep(kept, claim(kept, "it rained", source="Orla Venn", cue="said"), claim(kept, "The dyke held. " * 200))
    text = "".join(Tags(page(view)).text)
    assert text.count("The dyke held. " * 150) == 1
    assert "Orla Venn said that it rained" in text


def test_no_space_is_added_between_marked_words():
    view = ViewByHand()
    kept = article("“Dry,”said Ida.")
    view.keep(kept, claim(kept, "“Dry,”", source="Ida", cue="said"))
    paragraph = page(view).split('<p dir="auto">')[-1].split("</p>")[0]
    assert "".join(Tags(paragraph).text) == "“Dry,”1said Ida."


def test_headings_go_down_one_step_at_a_time():
    levels = [int(tag[1]) for tag, _ in Tags(page()).tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_dossier_of_nothing_says_so():
    assert "no claim that fits" in page(ViewByHand())


def test_sides_and_reasons_of_a_dispute_are_told():
    text = "".join(Tags(page()).text)
    assert "one says it, the other denies it" in text
    assert "score 0.87" in text
    assert "as told by Ida Marl" in text


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path):
    dossier = build(ledger(), ClaimQuery())
    write_page(dossier, tmp_path / "well.html")
    assert (tmp_path / "well.html").read_text("utf-8") == page_of(dossier)
    with pytest.raises(ExportFailed):
        write_page(dossier, tmp_path)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://post.example/a?b=c", "https://post.example/a?b=c"),
        ("javascript:alert(1)", None),
        ("https://post.example/ onclick=x", None),
        ("file:///etc/passwd", None),
        (None, None),
    ],
)
def test_a_link_leads_to_the_web_or_nowhere(url, address):
    assert web_address(url) == address


def test_only_a_language_is_a_language():
    assert [language_tag(tag) for tag in ("en-GB", 'en" x', "english language", None)] == ["en-GB", None, None, None]


def placed() -> ViewByHand:
    """A ledger whose claims speak of a place, a country, a continent and a time, and are contested."""
    view = ViewByHand()
    text = "Ida Marl said that a shell hit Tripoli on Tuesday. Jon Reed denied that Libya had warned Europe."
    places = (
        Place(spans(text, "Tripoli")[0], "Tripoli", 32.89, 13.19, 2210247, "LY"),
        Place(spans(text, "Libya")[0], "Libya", 28.0, 17.0, 2215636, "LY"),
        Place(spans(text, "Europe")[0], "Europe", 48.7, 9.1, 6255148, None),
    )
    published = on(2031, 5, 7)
    times = (time(text, "on Tuesday", date(2031, 5, 6), date(2031, 5, 6)),)
    kept = article(text, places=places, times=times, published=published)
    hit = claim(kept, "a shell hit Tripoli on Tuesday", source="Ida Marl", cue="said")
    denial = claim(kept, "Libya had warned Europe", source="Jon Reed", cue="denied", stance=Stance.DENIES)
    view.keep(kept, hit, denial)
    view.contest(hit, denial, "set against each other")
    return view


def test_a_map_needs_no_script_and_loads_nothing():
    text = page(placed())
    tags = Tags(text)
    assert [tag for tag, _ in tags.tags].count("svg") > 3
    assert not re.search(r"url\(|@import|<image|<foreignobject", text, re.IGNORECASE)
    assert tags.values("src") == tags.values("style") == tags.values("xlink:href") == []
    (land,) = [attributes["d"] for tag, attributes in tags.tags if tag == "path" and attributes.get("class") == "land"]
    assert land
    assert re.fullmatch(r"[MlzZ0-9 .-]+", land)


def test_every_dot_and_every_shaded_country_leads_to_its_place_and_that_to_its_claims():
    view = placed()
    text = page(view)
    tags = Tags(text)
    links = [a["href"] for tag, a in tags.tags if tag == "a" and "spot-link" in (a.get("class") or "")]
    places = {name for name in tags.values("id") if name.startswith("place-")}
    assert len(places) == 3
    assert {link[1:] for link in links if link} < places
    listed = text.split('<ol class="spots">')[1].split("</section>")[0]
    assert all(f'href="#claim-{entry.id}"' in listed for entry in view.made)


def test_what_the_map_shows_stands_in_the_list_in_words():
    words = " ".join("".join(Tags(page(placed()).split('<ol class="spots">')[1]).text).split())
    assert "Tripoli Libya 1 claim, 1 contested" in words
    assert "Libya as a whole 1 claim, 1 contested" in words
    assert "Europe not on the map 1 claim" in words


def test_contested_places_have_a_shape_of_their_own():
    dots = [tag for tag, _ in Tags(page(placed()).split('<figure class="map">')[1].split("</figure>")[0]).tags]
    assert "polygon" in dots
    assert "circle" not in dots


def test_hostile_places_stay_text():
    view = ViewByHand()
    kept = article(
        f"{HOSTILE} burned.",
        places=(Place(spans(HOSTILE, HOSTILE)[0], HOSTILE, 10.0, 20.0, None, HOSTILE),),
        times=(time(HOSTILE, HOSTILE, date(2031, 5, 6), None),),
    )
    view.keep(kept, claim(kept, f"{HOSTILE} burned"))
    tags = Tags(text := page(view))
    assert [tag for tag, _ in tags.tags].count("script") == 1
    assert "img" not in [tag for tag, _ in tags.tags]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]", text)


def test_a_dossier_without_places_or_times_has_no_such_part():
    ids = Tags(page()).values("id")
    assert not {"places", "times"} & set(ids)
