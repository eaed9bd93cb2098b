"""Lines of labels that name the editor, author, source or time of a page.

The line must contain a label that only newsrooms use, at least two common labels, or a date and one of them.

Why:
“（责任编辑：…）” or “2024-05-03 12:30 来源：… 作者：…” appears above or below a Chinese article; Indonesian and Polish
sites write “Penulis: … Editor: …” and “Autor: … Źródło: …”.

Fix safety:
The fix deletes the whole line. It is safe because “Source:” alone, which may belong to a table, does not match: it is
left to the unsafe rule RES217.
"""

from cleanup.rulekit import INDENT, Bad, Good, Rule, Safety, pattern, table

CERTAIN = table(__file__).words("certain")
USUAL = table(__file__).words("usual")

ITEM = r"\b (?: \L<certain> | \L<usual> ) \h* [:：] [\h\[]* (?-i: [\p{Lu}\p{Lo}\d] ) [^:：|。!?！？（）()]{0,40}?"

ITEMS = rf"{ITEM} (?: [\h,，;；/|-]{{1,4}} {ITEM} )"

DATE = r"""(?:
    \d{4} \h? [./年-] \h? \d{1,2} \h? [./月-] \h? \d{1,2} \h? 日?
    (?: \h* \d{1,2} [:：] \d\d (?: [:：] \d\d )? )? \h? (?: 更新 )?
)"""

COUNT = r"(?: 发表评论 | 查看评论 | 网友评论 | 评论 | 阅读 | 点击 | 浏览 ) [\h:：(（]* \d* \h? [)）条次]?"

RULE = Rule(
    code="RES406",
    name="editor-line",
    message="“{found}” names the page's editor, author or source",
    explanation=__doc__,
    find=pattern(
        rf"""
        ^ {INDENT} (?=.{{4,140}}$) [|*（(\[【\h]{{0,4}} (?:
            (?= .* (?: \L<certain> ) \h* [:：] ) (?: {DATE} [\h|]{{1,4}} )? {ITEMS}{{0,4}}
          | (?: (?: https?:// | www[.] )? [\w.-]+ [.] (?: com | cn | net | org ) \S* [\h|]{{1,4}} )?
              {DATE} [\h|]{{1,4}} {ITEMS}{{0,4}}
          | {ITEMS}{{1,4}}
          | 原 [标標] [题題] \h* [:：] .{{2,80}}
          | [来來] 源 \h* [:：] \h* [^。，:：！？|\h]{{1,14}}
              (?: [网網报報社] | 客户端 | 新闻 | 电视台 | 周刊 | 杂志 | 频道 | 公众号 )
        ) [\h|）)\]】]{{0,4}} (?: {COUNT} [\h|]{{0,4}} ){{0,3}} $
        """,
        "",
        triggers=(
            *(rf"{label}[ \t\xa0]{{0,2}}(?::|：)" for label in CERTAIN + USUAL),
            "(?:原标题|原標題|来源|來源)[ \t\xa0]{0,2}(?::|：)",
        ),
        certain=CERTAIN,
        usual=USUAL,
    ),
    safety=Safety.SAFE,
    examples=(
        Bad("下雨了。\n\n（责任编辑：张三）", fixed="下雨了。", language="zh"),
        Bad("2024-05-03 12:30 来源：例子网 发表评论\n\n下雨了。", fixed="下雨了。", language="zh"),
        Bad("编辑： 张三 来源： 例子报\n\n下雨了。", fixed="下雨了。", language="zh"),
        Bad("Hujan turun.\n\nPenulis: Ana Sol | Editor: Ben Low", fixed="Hujan turun.", language="id"),
        Bad("Pada deszcz.\n\nAutor: Ana Sol, Źródło: PAP", fixed="Pada deszcz.", language="pl"),
        Good("It rained.\n\nEditor: Ana Sol\n\nIt stopped."),
        Good("记者：下雨了吗？\n\n农民：下了。", language="zh"),
    ),
)
