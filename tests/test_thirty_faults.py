"""The thirty faults that every release is tested with: the right outcome of each, and the tests that prove it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

FAULTS: list[tuple[str, str, str]] = [
    # the fault, what comes of it, the tests that prove it: `file: test, test`, all without `test_`
    (
        "broken YAML, a tab, an unclosed bracket",
        "file, line, column and message; exit 1; nothing is written; the other files are still checked",
        """
        yamlfile: what_surprises_people_is_refused_on_its_line
        mutations: every_fault_is_reported_on_its_line_and_leaves_the_site_alone
        mutations: faults_of_several_files_are_shown_together_in_order, a_spoilt_file_is_named
        """,
    ),
    (
        "a key twice, an alias, a tag, a merge key, a second document, an empty file",
        "named, with the line of both keys",
        """
        yamlfile: what_surprises_people_is_refused_on_its_line, the_message_of_a_duplicate_names_the_first
        mutations: a_key_given_twice_names_both_lines, a_spoilt_file_is_named
        """,
    ),
    (
        "a misspelt, an unknown, a missing field",
        "“did you mean …?”; of what is missing, the place of its mapping",
        """
        content: a_misspelt_name_is_answered_with_the_likely_one, what_is_missing_is_told_where_it_belongs
        """,
    ),
    (
        "`NO`, `12:30`, `010`, `1_000`, a bare date, 31 February",
        "they stay text; a date is read by the model, and one that is none is refused on its line",
        """
        yamlfile: a_scalar_is_what_was_typed
        content: scalars_are_text_whatever_yaml_would_make_of_them
        mutations: every_fault_is_reported_on_its_line_and_leaves_the_site_alone
        """,
    ),
    (
        "text that a comment cuts",
        "refused; it asks for quotation marks",
        """
        content: text_before_a_comment_is_never_cut, an_id_may_have_a_comment_behind_it
        yamlfile: what_surprises_people_is_refused_on_its_line, a_comment_after_a_value_is_welcome
        """,
    ),
    (
        "an alias bomb, two thousand brackets, 50 MB, a number of five thousand digits",
        "refused on one line, at once and without much memory",
        """
        limits: what_would_never_end_is_refused_on_its_line, a_huge_file_is_not_even_read
        yamlfile: a_bomb_does_not_go_off
        """,
    ),
    (
        "not UTF-8, UTF-16, a byte order mark, CRLF, U+0085 and U+2028",
        "the mark and CRLF are accepted and change no byte of the site; the rest is refused with its place",
        """
        limits: another_encoding_is_named, how_an_editor_saves_yaml_leaves_no_trace_in_the_site
        limits: line_ends_of_every_system_are_welcome_and_offsets_are_exact
        limits: what_old_systems_end_lines_with_may_stand_in_a_seed
        yamlfile: any_encoding_but_utf_8_is_refused_at_its_first_byte, what_surprises_people_is_refused_on_its_line
        """,
    ),
    (
        "NUL, C0, C1, a lone surrogate, a noncharacter",
        "refused and named at its place, typed or spelt as an escape",
        """
        limits: what_no_text_may_hold_is_named_at_its_place
        deception: an_escape_does_not_let_in_what_may_not_be_typed, half_a_character_is_refused
        text: a_character_is_described_by_code_point_and_name
        """,
    ),
    (
        "direction overrides, zero-width characters, soft hyphens in curated text",
        "overrides are refused; what a script needs is kept, other hidden characters are named; text is isolated",
        """
        deception: what_nobody_sees_is_named, what_a_script_needs_is_welcome
        deception: a_quotation_that_turns_its_direction_is_questioned, a_name_is_questioned_on_its_line
        mutations: every_fault_is_reported_on_its_line_and_leaves_the_site_alone
        pages_in_browser: text_from_right_to_left_turns_nothing_beside_it
        """,
    ),
    (
        "look-alike letters in ids, hosts, file names",
        "ids and names are ASCII slugs only; a host is asked for in punycode; in text they are named",
        """
        limits: a_name_that_cannot_be_part_of_an_address_is_refused, an_id_that_leads_elsewhere_is_refused
        deception: an_address_that_leads_elsewhere_is_refused, letters_that_look_latin_are_named
        """,
    ),
    (
        "hostile strings in every text field of every model",
        "pages, feeds and data say them back exactly; nothing runs, loads or links; search and titles too",
        """
        hostile: every_field_that_takes_text_takes_hostile_text, every_page_shows_every_text_as_it_was_typed
        hostile: no_text_makes_an_element_or_an_attribute, every_download_gives_every_text_back
        hostile: no_file_of_the_site_was_forgotten, quotations_are_the_seeds_own_characters
        hostile_in_browser: nothing_happens_on_any_page, the_search_shows_hostile_texts_as_text
        """,
    ),
    (
        "attribute lists, `[TOC]`, snippets, fences, templates, front matter, footnotes, also on later lines",
        "shown as typed",
        """
        hostile: every_page_shows_every_text_as_it_was_typed, no_text_makes_an_element_or_an_attribute
        render: hostile_text_is_shown_as_it_is_and_does_nothing, inert_text_means_the_same_and_holds_nothing_active
        ready: hostile_text_makes_the_same_page_either_way
        """,
    ),
    (
        "`javascript:`, `data:`, `//host`, `https:///`, credentials, a tab inside the scheme",
        "refused at its place",
        """
        deception: an_address_that_leads_elsewhere_is_refused, an_honest_address_is_taken
        links: each_fault_of_a_page_is_found
        """,
    ),
    (
        "a quotation that is absent, one word off, empty, one word, found twice, across a paragraph break",
        "refused or questioned, with the nearest passage; what is ambiguous is named",
        """
        verify: anything_else_is_not_found_and_the_difference_is_named, no_words_prove_nothing
        verify: a_single_word_is_a_warning, the_right_place_is_asked_for_and_told_by_context
        verify: nothing_ever_joins_two_utterances, any_changed_letter_is_never_found, any_changed_word_is_never_found
        """,
    ),
    (
        "a quotation that differs by marks, no-break space, composition, dash, ellipsis, line wrap",
        "accepted by the listed tolerances only; the page shows the article's own characters",
        """
        typography: what_differs_in_typography_only_is_the_same, what_differs_in_more_than_typography_is_not_the_same
        verify: the_reader_sees_the_seed_s_own_characters, words_are_found_however_the_file_is_written
        verify: any_typography_is_found_with_exact_offsets
        """,
    ),
    (
        "an article that is missing, empty, renamed, edited after curation, used twice, HTML with a script",
        "named with both places; the article's text is data",
        """
        limits: what_is_no_file_of_its_own_is_refused
        content: a_seed_that_cannot_be_read_is_named_with_the_reason
        content: two_articles_of_one_seed_are_told_with_both_places
        fixes: a_renamed_seed_is_known_by_its_hash_or_its_words
        received: a_seed_that_was_changed_since_is_an_error
        hostile: the_body_of_an_article_is_shown_as_it_is
        """,
    ),
    (
        "a dangling reference, an id twice, ids that case or a slug makes one, ids `__search` and `index`",
        "refused with its place; the theme's ids are apart from ours",
        """
        mutations: every_fault_is_reported_on_its_line_and_leaves_the_site_alone
        limits: ids_that_a_theme_or_server_uses_are_apart_from_ours, an_id_that_leads_elsewhere_is_refused
        limits: names_that_differ_in_case_alone_do_not_collide
        """,
    ),
    (
        "`../`, an absolute path, a backslash, NUL, `CON`, a link out of seeds, content or theme, or to itself",
        "refused; nothing outside is read or published",
        """
        limits: an_id_that_leads_elsewhere_is_refused, what_is_no_file_of_its_own_is_refused
        limits: a_folder_that_leads_out_of_the_project_is_refused
        limits: a_name_that_cannot_be_part_of_an_address_is_refused
        content: links_out_of_the_project_are_not_followed
        own_theme: a_link_in_the_theme_publishes_nothing
        serve: nothing_outside_the_site_is_shown
        """,
    ),
    (
        "an output folder with foreign files, that is the project itself, is read-only, is a link",
        "refused before anything is touched",
        """
        site: a_folder_that_no_build_made_is_left_alone, a_symbolic_link_is_never_replaced
        content: each_kind_of_fault_has_its_code
        faults: the_site_is_whole_whatever_happens_to_a_build
        """,
    ),
    (
        "kill -9 and Ctrl-C at any moment of a build and of the preview",
        "the old site or the new one, whole; the next run clears up",
        """
        faults: the_site_is_whole_whatever_happens_to_a_build, a_preview_that_is_killed_leaves_a_whole_site
        faults: leftovers_are_cleared_away, a_build_that_is_killed_stands_in_nobodys_way
        serve_stops: a_build_at_work_is_broken_off
        """,
    ),
    (
        "a full disk, a write that fails at the n-th file for every n",
        "exit 1, one sentence, the old site as it was",
        """
        faults: the_site_is_whole_whatever_happens_to_a_build, a_disk_that_is_full_keeps_the_old_site
        site: a_write_that_fails_keeps_the_old_site_and_says_why
        """,
    ),
    (
        "two builds at once",
        "both end whole, or the second says why it stops",
        """
        faults: the_site_is_whole_whatever_happens_to_a_build, a_build_that_waits_too_long_says_so
        """,
    ),
    (
        "another date, time zone, locale, hash seed, folder, file order, mask",
        "the same bytes",
        """
        reproducible: the_same_inputs_give_the_same_bytes_under_any_circumstances
        reproducible: no_module_asks_the_clock_for_what_is_published
        """,
    ),
    (
        "a link or an anchor broken in raw HTML, an id twice, a page that MkDocs loses",
        "our own look at the built site fails the build",
        """
        links: each_fault_of_a_page_is_found, links_from_the_root_must_stay_below_the_sub_path
        site: a_broken_link_in_raw_html_keeps_the_old_site, a_page_that_mkdocs_loses_keeps_the_old_site
        """,
    ),
    (
        "a warning of MkDocs, also where its logger is turned down",
        "an error, and the old site stays",
        """
        site: a_warning_of_mkdocs_keeps_the_old_site, a_logger_that_is_turned_down_hides_no_warning
        """,
    ),
    (
        "a new version of the theme with another inline script or without a block that we override",
        "a test fails and names it",
        """
        policy: material_writes_the_three_scripts_that_we_know, every_page_allows_its_own_scripts_and_no_other
        policy: what_we_override_is_there_to_be_overridden
        """,
    ),
    (
        "no event, no article, one of each; 5,000 events; a quotation of 1 MB; a word of 10,000 letters",
        "a sensible page, bounded in weight; no sideways scrolling at 320 px",
        """
        received: a_site_of_drafts_alone_says_so_on_its_home_page
        views: a_briefing_of_one_article_with_nothing_but_a_lede_has_a_page
        content: a_small_project_is_fine
        limits: what_is_large_and_honest_is_published
        comparing: no_kind_of_page_gets_heavier_when_the_site_grows
        pages_in_browser: a_word_without_end_makes_no_page_scroll_sideways, no_page_scrolls_sideways
        """,
    ),
    (
        "a page opened offline, with all that it asks for recorded",
        "no foreign request, no violation of the policy, nothing for axe to object to, light and dark",
        """
        pages_in_browser: a_page_asks_no_other_host_and_reports_no_error, axe_finds_nothing_to_object_to
        policy: every_page_works_without_a_violation, a_page_opened_as_a_file_is_styled_and_runs
        """,
    ),
    (
        "a template that uses `safe` or an unknown name, or a view that raises",
        "template and line are named; no partial site",
        """
        template_faults: a_fault_of_a_template_is_told_on_its_line
        template_faults: a_fault_of_the_generator_is_no_fault_of_a_template
        render: a_template_cannot_reach_for_an_escape_hatch, an_unknown_name_in_a_template_is_an_error
        """,
    ),
    (
        "a workflow edited to allow more or to unpin an action; a dependency with a known hole",
        "zizmor fails; pip-audit fails",
        """
        workflow: zizmor_objects_to_a_careless_edit, only_the_deploy_job_may_publish
        workflow: known_holes_are_looked_for_where_there_is_a_network
        repository: every_requirement_is_pinned_with_its_hashes
        """,
    ),
]


@cache
def names_in(name: str) -> set[str]:
    """The tests that a file has."""
    tree = ast.parse((TESTS / f"test_{name}.py").read_text("utf-8"))
    return {node.name.removeprefix("test_") for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("outcome", "proofs"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_every_fault_has_tests_that_prove_its_outcome(outcome: str, proofs: str) -> None:
    """A test that is renamed or deleted is missed here."""
    assert outcome
    for line in proofs.split("\n"):
        file, _, names = line.strip().partition(": ")
        assert not file or set(names.split(", ")) - names_in(file) == set(), file
    assert proofs.strip()


def test_there_are_thirty() -> None:
    assert len({row[0] for row in FAULTS}) == 30
