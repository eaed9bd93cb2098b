"""What allow files, phrases and names accept, counted by what accepts it."""

import pickle

from cleanup import Document, clean
from cleanup.engine.suppress.acceptance import Acceptance
from cleanup.engine.suppress.baseline import everything
from cleanup.pipeline.options import CleanOptions

TEXT = "It rained.\n\nAdvertisement\n\nIt rained.\n\nAdvertisement\n\nThe United - States agreed.\n"


def test_it_leaves_alone_what_an_engine_that_allows_it_leaves_alone(tmp_path):
    for finding in clean(TEXT).findings:
        file = tmp_path / f"{finding.id}.toml"
        file.write_text(f'[[allow]]\nid = "{finding.id}"\n')
        how = CleanOptions(allow=(str(file),))
        report = how.clean(how.document(TEXT))
        expected = clean(TEXT, allow=file)
        assert [one.id for one in report.findings] == [one.id for one in expected.findings]
        assert report.cleaned == expected.cleaned
        assert report.accepted == ((finding.code, finding.span),)
    for words in ({"phrases": ("advertisement",)}, {"names": ("States",)}):
        how = CleanOptions(**words)
        expected = clean(TEXT, **{f"allow_{name}": value for name, value in words.items()})
        report = how.clean(how.document(TEXT))
        assert report.cleaned == expected.cleaned != clean(TEXT).cleaned
        assert len(report.findings) + len(report.accepted) == 3


def test_what_is_accepted_is_split_by_what_accepts_it():
    findings = clean(TEXT).findings
    spots = [(one.code, one.span) for one in findings]
    first, second, third = spots
    acceptance = Acceptance([findings[1].id], names=["States"])
    assert acceptance.split(Document(TEXT), spots) == ([second], [third], [first])
    assert acceptance.before(None)(Document(TEXT), spots) == {second, third}
    assert acceptance.before(everything)(Document(TEXT), spots) == {*spots}


def test_a_key_changes_with_what_is_accepted_and_is_the_same_in_another_process(tmp_path):
    (tmp_path / "allow.toml").write_text("".join(f'[[allow]]\nid = "{n:012x}"\n' for n in range(20)))
    hows = [
        CleanOptions(),
        CleanOptions(allow=(str(tmp_path / "allow.toml"),)),
        CleanOptions(phrases=("a", "b")),
        CleanOptions(names=("a", "b")),
    ]
    assert len({how.key for how in hows}) == 4
    assert [pickle.loads(pickle.dumps(how)).key for how in hows] == [how.key for how in hows]
