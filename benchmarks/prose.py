"""Prose made up for measuring lines: official papers, and manuals of software with Latin words."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

Paragraph = list[tuple[str, str]]
OFFICIAL = (
    "今年以来，全区教育系统坚持稳中求进，义务教育巩固率达到{percent}%，比上年提高{tenth}个百分点",
    "截至{month}月{day}日，{count}所学校完成自查，发现问题{many}个，已整改{count}个，其余限期{day}日内办结",
    "{year}年安排专项资金{money}，新建、改扩建校舍{area}，新增学位{many}个",
    "会议指出，要把立德树人作为根本任务，健全德智体美劳全面培养的工作体系",
    "会议强调，各级领导干部要深入一线，带头调查研究，切实解决群众反映强烈的突出问题",
    "根据《关于进一步减轻义务教育阶段学生作业负担和校外培训负担的意见》（中办发〔2021〕40号）精神，结合我区实际，制定本方案",
    "在城南一小召开现场推进会，{count}名校长、{many}名骨干教师参加，区委教育工委书记主持会议",
    "要严格落实“五项管理”，保证小学生每天睡眠时间达到{count}小时，初中生不少于{tenth}小时",
    "教研室组织{count}场专题培训，累计培训教师{many}人次，优秀率由{percent}%上升到{percent}%",
    "对工作不力、进展缓慢的，予以通报批评；造成严重后果的，依规依纪追究责任",
    "食堂大宗物资实行集中采购，全年采购金额{money}，节约资金{tenth}万元",
    "第{day}届中小学生田径运动会于{month}月{day}日至{month}月{day}日在区体育中心举行，来自{count}所学校的{many}余名运动员参加",
    "一是压实责任，二是强化督导，三是完善机制，四是注重实效",
    "区教育局、区财政局、区人力资源和社会保障局联合印发通知，明确保障标准不低于每生每年{many}元",
    "坚持问题导向、目标导向、结果导向相统一，推动各项任务落地见效",
    "课后服务实现全覆盖，参与学生{many}人，参与率{percent}%，家长满意度{percent}%",
    "实施城乡学校“结对帮扶”，选派{count}名教师到农村学校支教，开展送教下乡{count}次",
    "校园安全专项检查覆盖全部{count}所学校，排查隐患{count}处，其中消防隐患{day}处、用电隐患{day}处",
    "下一步，将继续深化教育领域综合改革，加快建设高质量教育体系，努力办好人民满意的教育",
    "联系人：王明，联系电话：0818-{many}{count}，电子邮箱：jyj@example.cn",
    "——加强教师队伍建设。招聘教师{count}名，交流轮岗{count}名，培养省级骨干教师{day}名",
    "人均建筑面积{tenth}平方米，生均图书{count}册，万兆带宽接入学校{count}所，用电量下降{tenth}%",
)
TECHNICAL = (
    "使用 Python {version} 编写的服务在启动时读取 config.yaml，并把日志写到 stdout",
    "函数 read_manuscript() 返回一个 frozen dataclass，其中每个字段都有类型标注",
    "如果没有安装 Docker，可以运行 make setup，它会下载依赖、建立虚拟环境，然后编译 WebAssembly 模块",
    "HTTP/2 的多路复用减少了 TCP 连接数，在 {count} 个并发请求下延迟由 {many}ms 降到 {count}ms",
    "Kubernetes 把容器分组为 Pod，用 Deployment 描述期望状态，用 Service 暴露网络端口 {many}",
    "请参阅 https://docs.example.com/guide/getting-started/installation.html 了解安装步骤",
    "数据库迁移由 Alembic 完成，回滚时执行 downgrade，不会丢失 PostgreSQL 中已有的数据",
    "垃圾回收器采用三色标记法，暂停时间不超过 {count} 毫秒，内存占用约 {many} MB",
    "在 Linux 系统上，默认的编码是 UTF-8；在 Windows 系统上可能是 GBK，需要显式指定 encoding 参数",
    "把 JavaScript 代码打包成 bundle 时，tree shaking 会去掉没有引用的 export",
    "这个接口遵循 RFC {many}，返回 application/json，错误码为 4xx 或 5xx",
    "编译器先做词法分析，再做语法分析，最后生成中间表示（intermediate representation）",
    "开发者应当理解“最终一致性”与“强一致性”的区别，再决定是否引入分布式事务",
    "运行 git rebase --interactive HEAD~{day} 可以整理最近的提交，但不要改写已经推送的历史",
    "机器学习框架 TensorFlow 与 PyTorch 都支持自动微分，前者在 {year} 年发布了 {version} 版",
    "单元测试覆盖率达到 {percent}%，其余代码由 end-to-end 测试覆盖，整个流程约 {count} 分钟",
    "为避免竞态条件，写入前应当加锁，或者使用 compare-and-swap 之类的原子操作",
    "软件的复杂度来自状态与依赖，而不是代码行数，好的模块把复杂度藏在简单的接口后面",
    "浏览器解析 HTML 时遇到没有 defer 属性的 script 会停下来，等待脚本下载并执行",
    "缓存命中率下降到 {percent}% 时，监控系统 Prometheus 会向 Alertmanager 发送告警",
    "配置项 max_connections 默认是 {many}，超过后新的连接会进入队列，等待时间由 timeout 决定",
)
WORDS = [
    "教育",
    "教学",
    "学校",
    "学生",
    "教师",
    "工作",
    "会议",
    "领导",
    "干部",
    "群众",
    "发展",
    "改革",
    "落实",
    "推进",
    "加强",
    "提高",
    "完善",
    "建设",
    "管理",
    "服务",
    "质量",
    "安全",
    "责任",
    "制度",
    "机制",
    "问题",
    "任务",
    "目标",
    "措施",
    "成效",
    "经验",
    "实践",
    "研究",
    "活动",
    "开展",
    "组织",
    "全区",
    "各级",
    "要",
    "是",
    "在",
    "和",
    "的",
    "了",
    "对",
    "把",
    "以",
    "为",
    "有",
    "将",
    "与",
    "从",
    "也",
    "不",
    "进一步",
    "切实",
    "认真",
    "深入",
    "全面",
    "积极",
    "不断",
    "精神",
    "思想",
    "政治",
    "党建",
    "基层",
    "社会",
    "家庭",
    "课程",
    "作业",
    "课堂",
    "阅读",
    "体育",
    "美育",
    "劳动",
    "科技",
    "知识产权",
    "经费",
    "项目",
    "检查",
    "督导",
]
INSERTS = (
    ("text", "2021年10月18日"),
    ("text", "800余人"),
    ("text", "35.6%"),
    ("text", "10～20岁"),
    ("text", "GDP"),
    ("text", "Python 3.11"),
    ("text", "（试行）"),
    ("text", "——"),
    ("text", "……"),
    ("text", "“双减”"),
    ("text", "《关于开展“回头看”工作的通知》（川教〔2021〕40号）"),
    ("strong", "一是抓好落实。"),
    ("strong", "重点"),
    ("link", "教育质量"),
    ("link", "《实施方案》"),
    ("note", "数据来自2021年统计。"),
    ("text", "notice@example.com"),
    ("text", "https://www.example.com/education/2021/10/notice.html"),
)
WEIGHTS = (9, 6, 6, 3, 6, 2, 6, 4, 2, 9, 4, 4, 6, 6, 3, 2, 0.5, 0.5)
KINDS = {"drawn": (), "official": OFFICIAL, "technical": TECHNICAL}
_SLOT = re.compile(r"{(\w+)}")


def corpus(kind: str, han: int) -> list[Paragraph]:
    """Make up paragraphs of about ``han`` Chinese characters of ``kind``; the same ones each time."""
    return _drawn(han) if kind == "drawn" else _prose(KINDS[kind], han)


def _prose(sentences: Sequence[str], han: int) -> list[Paragraph]:
    rng = random.Random(20240305)  # noqa: S311 - not a secret
    paragraphs: list[Paragraph] = []
    while han > 0:
        chosen = rng.sample(sentences, rng.randint(1, 6))
        text = "".join(f"{_SLOT.sub(lambda slot: _value(slot[1], rng), one)}。" for one in chosen)
        han -= sum("一" <= character <= "龥" for character in text)
        paragraphs.append([("text", text)])
    return paragraphs


def _drawn(han: int) -> list[Paragraph]:
    """Make up paragraphs of words and of what is hard to set, thrown together."""
    rng = random.Random(20211018)  # noqa: S311 - not a secret
    paragraphs = []
    while han > 0:
        paragraph: Paragraph = []
        for _ in range(rng.randint(3, 14)):
            clause = "".join(rng.choices(WORDS, k=rng.randint(2, 7)))
            han -= len(clause)
            paragraph.append(("text", clause))
            if rng.random() < 0.55:  # noqa: PLR2004 - about every other clause
                paragraph.append(rng.choices(INSERTS, WEIGHTS)[0])
            paragraph.append(("text", rng.choice("，，，，、；：")))
        paragraphs.append([*paragraph[:-1], ("text", "。")])
    return paragraphs


def _value(slot: str, rng: random.Random) -> str:
    return {
        "year": str(rng.randint(2015, 2026)),
        "month": str(rng.randint(1, 12)),
        "day": str(rng.randint(1, 28)),
        "count": str(rng.randint(2, 120)),
        "many": rng.choice(
            (f"{rng.randint(300, 99999)}", f"{rng.randint(1, 9)}.{rng.randint(1, 9)}万")
        ),
        "tenth": f"{rng.randint(1, 19)}.{rng.randint(1, 9)}",
        "percent": f"{rng.randint(60, 99)}.{rng.randint(0, 99)}",
        "money": f"{rng.randint(1, 9)}.{rng.randint(1, 9)}{rng.choice(('亿元', '亿美元', '万元', '千万元'))}",
        "area": f"{rng.randint(2, 90)}{rng.choice(('万平方米', '平方公里', '余平方米', '公顷'))}",
        "version": f"{rng.randint(1, 3)}.{rng.randint(0, 14)}",
    }[slot]
