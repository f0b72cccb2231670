"""What may be said of an archive: codes Z001 to Z007."""

from __future__ import annotations

from jianbao.diagnostics import Text, error

THERE_ALREADY = error(
    "Z001",
    Text("{place} 已经有了，存过的档不覆盖", "{place} is there already: no archive is overwritten"),
    Text(
        "写到别的文件夹（--out），或先核对、挪走旧的",
        "name another folder by --out, or move the old one away",
    ),
    why=Text(
        "归了档的就不再动；又改过的另归一份",
        "what is archived stays as it is; what has changed since is archived by itself",
    ),
)
TOO_MUCH = error(
    "Z002",
    Text("书的文件夹里东西太多，没有归档", "there is too much in the book's folder to archive it"),
    Text("把与这一期无关的挪走", "move away what is not of this issue"),
    why=Text(
        "归档带上书的文件夹里的全部文件（生成的除外），最多两万个、2 GB",
        "all files of the book's folder go with it, but for what was made; 20,000 and 2 GB at most",
    ),
)
BAD_MAPPING = error(
    "Z003",
    Text("元素名对照表写得不对：{reason}", "the mapping of element names is wrong: {reason}"),
    Text(
        "每行“书的项目: 前缀:元素名”，用到的前缀写在“命名空间”里",
        "each line is “field: prefix:element”, each prefix stands under namespaces",
    ),
    why=Text(
        "各单位档案系统要的元素名不一样，所以由一个 YAML 文件对照",
        "each records system wants names of its own, so that a YAML file maps them",
    ),
)
NO_ARCHIVE = error(
    "Z004",
    Text("不是归档的文件夹或 zip：{reason}", "is no archive: {reason}"),
    Text(
        "核对的是 jianbao archive 写的文件夹或 zip",
        "it verifies the folder or zip that jianbao archive wrote",
    ),
    why=Text(
        "里面要有 bagit.txt 和 manifest-sha256.txt（BagIt，RFC 8493）",
        "it has bagit.txt and manifest-sha256.txt in it (BagIt, RFC 8493)",
    ),
)
ALTERED = error(
    "Z005",
    Text("与归档时不一样了", "is not as it was archived"),
    Text("从别处的备份取回这个文件", "take it from another copy"),
    why=Text(
        "它的 SHA-256 与清单不同：被改过，或者存坏了",
        "its SHA-256 is not that of the manifest: it was changed, or the disk lost it",
    ),
)
MISSING = error(
    "Z006",
    Text("归档时有，现在没有了", "was archived and is no longer there"),
    Text("从别处的备份取回这个文件", "take it from another copy"),
    why=Text("清单里列着它", "the manifest lists it"),
)
ADDED = error(
    "Z007",
    Text("归档时没有，是后来放进去的", "was not archived: it was put there later"),
    Text("挪走", "move it away"),
    why=Text("清单里没有它", "the manifest does not list it"),
)
