"""What may be said of web pages: codes N201 to N235."""

from __future__ import annotations

from jianbao.diagnostics import Text, error, notice, warning

_NOTHING = Text("网页里没有正文", "there is no text in the page")
_OPEN_ANEW = Text(
    "请在浏览器里重新打开，等文章显示完整后再另存为“网页，全部”",
    "open it in a browser anew and save it as “web page, complete” once all of it shows",
)
_EMPTY = Text("网页是空的", "the page is empty")
_NO_PAGE = Text("这个网页归档里没有网页", "there is no page in this archive")
_SAVE_AGAIN = Text(
    "请在浏览器里把网页翻到底，等图片都出来，再另存为“网页，全部”，并把旁边的文件夹一起交来",
    "scroll through the page until all pictures show, save it as “web page, complete”, and "
    "hand over the folder beside it too",
)
SAYS_OTHERWISE = notice(
    "N201",
    Text(
        "网页自称是 {declared}，实际是 {actual}，已按实际读取",
        "the page says {declared} but is {actual}; read as that",
    ),
    why=Text("按声明的编码读会成乱码", "read as declared it would be garbled"),
)
EMPTY = error(
    "N202",
    _EMPTY,
    why=Text(
        "浏览器没有存完，或存的是登录页", "the browser had not finished, or saved a page to log in"
    ),
)
NO_POST = error(
    "N203",
    Text("存下来的不是文章，是微信的提示页：{reason}", "WeChat's notice, not a post: {reason}"),
    _OPEN_ANEW,
    why=Text(
        "微信有时只存下提示页，文章并没有存下来",
        "WeChat sometimes hands over its notice in the place of the post",
    ),
)
WHOLE_PAGE = warning(
    "N204",
    Text(
        "分不出网页上哪一部分是正文，全部收下了",
        "no part of the page stands out as the article; all of it was taken",
    ),
    why=Text(
        "菜单、推荐等可能混在里面，请删去", "menus and recommendations may be among it: delete them"
    ),
)
NOTHING_FOUND = error(
    "N205",
    _NOTHING,
    _OPEN_ANEW,
    why=Text(
        "公众号等页面要翻动才出内容，没出全就存，存下的是空壳",
        "many pages load their text while they are scrolled; saved too early they are empty",
    ),
)
NO_PAGE = error(
    "N206",
    _NO_PAGE,
    why=Text(
        "这个 .mht 里只有图片等附件；请重新另存网页",
        "the .mht holds only pictures and the like: save the page anew",
    ),
)
FOLLOW_US = notice(
    "N211",
    Text("去掉“点击蓝字关注”一类提示", "an invitation to follow the account left out"),
    why=Text("公众号自己的话，不是文章", "the account's own words, not the article's"),
)
QR_LINE = notice(
    "N212",
    Text("去掉二维码提示", "a line about a QR code left out"),
    why=Text("公众号自己的话，不是文章", "the account's own words, not the article's"),
)
LIKE_AND_SHARE = notice(
    "N213",
    Text("去掉“在看、点赞、分享”一类提示", "an invitation to like and share left out"),
    why=Text("公众号自己的话，不是文章", "the account's own words, not the article's"),
)
READ_ORIGINAL = notice(
    "N214",
    Text("去掉“阅读原文”一类提示", "a pointer to the original left out"),
    why=Text("公众号自己的话，不是文章", "the account's own words, not the article's"),
)
END_MARK = notice(
    "N215",
    Text("去掉结束标记", "an end mark left out"),
    why=Text("“END”一类记号由版式决定要不要", "marks such as END are for the theme to set"),
)
SEPARATOR = notice(
    "N216",
    Text("去掉分隔线", "a line of signs left out"),
    why=Text("分隔线由版式决定要不要", "dividing lines are for the theme to set"),
)
BUTTONS = notice(
    "N217",
    Text(
        "去掉网页上的按钮、字号、所在位置和上下篇链接",
        "a page's buttons, its place in the site and links to its neighbours left out",
    ),
    why=Text("网页上的按钮，纸上没有用", "buttons of a page are of no use on paper"),
)
RELATED = notice(
    "N218",
    Text("去掉往期文章的链接", "links to earlier posts left out"),
    why=Text("指向别的文章，不是这一篇的内容", "they lead to other articles"),
)
PAGE_LINE = notice(
    "N219",
    Text(
        "去掉网页标题下的信息行（日期、来源已记下）",
        "the page's line of facts left out; its date and source are noted",
    ),
    why=Text(
        "日期、来源记到文章信息里，按版式统一排",
        "date and source go among the particulars, and are set as the theme has it",
    ),
)
HIDDEN = notice(
    "N220",
    Text("去掉网页上看不见的文字", "text that the page does not show left out"),
    why=Text(
        "读者在网页上看不见的，作者也没有写给人看；全文在收稿报告里",
        "what readers of the page never saw is left out; the report has it",
    ),
)
OUTSIDE = notice(
    "N221",
    Text(
        "去掉网页上正文以外的文字（菜单、页脚等）",
        "text around the article left out (menus, footers)",
    ),
    why=Text(
        "全文在收稿报告里，去错了可以贴回来", "the report has all of it, so that it can be put back"
    ),
)
NOT_SAVED = warning(
    "N230",
    Text(
        "这里的图片没有保存下来：{shown}", "the picture here was not saved with the page: {shown}"
    ),
    _SAVE_AGAIN,
    why=Text(
        "网页要滚到那里才去取图片，没有出来的就存不下",
        "a page fetches its pictures as it is scrolled, and saves only those",
    ),
)
BROKEN_PICTURE = warning(
    "N231",
    Text("这张图片已损坏，或者不是图片", "this picture is broken or is none: {problem}"),
    _SAVE_AGAIN,
    why=Text(
        "网页还没有加载完，存下的是占位的小图",
        "the page had not loaded, and what was saved is a placeholder",
    ),
)
EMOTICON = notice(
    "N232",
    Text("去掉表情图{alt}", "emoticon {alt} left out"),
    why=Text(
        "表情图常常只是装饰；有意思的，请用文字写出来",
        "such pictures mostly are ornaments; put into words what one says",
    ),
)
QR_CODE = notice(
    "N233",
    Text("去掉二维码图片", "picture of a QR code left out"),
    why=Text(
        "二维码过后会失效，手机上看电子书也扫不了",
        "a code expires, and nobody can scan it on the phone that shows it",
    ),
)
MOVING_PICTURE = notice(
    "N234",
    Text("动图只取第一帧", "of a moving picture the first frame is kept"),
    why=Text(
        "纸上不会动；要别的一帧，请截图",
        "paper does not move; take a picture of another frame if it is the right one",
    ),
)
NO_MEDIA = notice(
    "N235",
    Text(
        "音频、视频不能进书，共 {count} 处",
        "audio and video cannot go into a book: {count} left out",
    ),
    why=Text(
        "纸上放不了；需要的，请写明在哪里能看到",
        "they cannot be printed; say where they can be seen",
    ),
)
