"""W410: a character in its traditional form among simplified ones.

Only forms are listed that simplified text never has: names keep 乾, 於 and their like. A passage
that is mostly in traditional characters is a quotation and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianbao.copyedit.model import Fault, Rule, in_each_passage
from jianbao.copyedit.patterns import HAN, fault, instead
from jianbao.diagnostics import Severity, Text
from jianbao.manuscript.prose import Passage

_PAIRS = (
    "國国學学會会議议開开關关長长東东車车馬马門门問问間间聞闻時时書书個个們们來来對对動动務务區区縣县鄉乡鎮镇"
    "說说話话語语讀读課课論论認认識识記记許许設设計计訓训講讲評评護护證证該该請请調调談谈議议讓让變变"
    "發发展展現现實实業业經经濟济產产員员團团圖图園园圍围場场報报導导教教師师歲岁愛爱親亲覺觉觀观見见規规視视"
    "領领頭头題题願愿類类顧顾顯显預预須须順顺風风飛飞飯饭飲饮館馆駕驾驗验點点黨党龍龙齊齐齒齿"
    "熱热燈灯營营爭争獎奖獲获環环畫画異异當当療疗盡尽監监眾众礦矿礎础禮礼種种積积穩稳窮穷競竞筆笔節节"
    "範范築筑簡简籌筹糧粮糾纠紀纪約约級级純纯紙纸細细終终組组統统絕绝給给絡络維维綱纲網网緊紧線线練练縮缩總总績绩織织繼继續续"
    "義义習习聯联聲声職职聽听脫脱腦脑臺台與与興兴舉举舊旧藝艺節节藥药蘇苏處处號号術术衛卫裝装製制複复"
    "貢贡財财責责貨货質质費费資资買买賣卖賞赏賽赛購购贊赞趕赶趙赵跡迹踐践軍军軟软較较載载輕轻輔辅輛辆輪轮輸输轉转辦办農农"
    "運运過过達达違违遠远適适選选遺遗還还邊边郵邮鄧邓醫医釋释針针銀银銷销鋼钢錄录錢钱錯错鐘钟鐵铁鑒鉴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐難难雜杂電电靈灵靜静響响頁页項项"
    "億亿優优傳传傷伤側侧偉伟倉仓備备價价儀仪兒儿兩两內内冊册凍冻劃划創创勞劳勢势勝胜勵励單单廠厂廣广廳厅張张強强彈弹從从復复徹彻德德應应懷怀態态慶庆憂忧懲惩戰战戲戏戶户"
    "擇择擊击擔担據据擴扩攝摄敵敌數数斷断條条極极構构標标樣样樹树橋桥機机權权歡欢歷历歸归殘残氣气決决沒没況况測测滅灭滿满漢汉潔洁濕湿灣湾災灾為为無无"
)
_SIMPLIFIED = {
    traditional: simplified
    for traditional, simplified in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
    if traditional != simplified
}
_RUN = re.compile(f"[{''.join(_SIMPLIFIED)}]++")
_HAN = re.compile(HAN)
_MOSTLY = 5
"""Simplified characters for each traditional one from which a passage is simplified text."""


def _check(passage: Passage) -> Iterator[Fault]:
    runs = list(_RUN.finditer(passage.text))
    found = sum(len(run[0]) for run in runs)
    if found and len(_HAN.findall(passage.text)) >= _MOSTLY * found:
        for run in runs:
            right = "".join(_SIMPLIFIED[one] for one in run[0])
            yield fault(passage, run.span(), instead(run[0], right), right=right)


RULE = Rule(
    code="W410",
    severity=Severity.WARNING,
    name=Text("夹杂的繁体字", "Traditional forms"),
    mainland=True,
    check=in_each_passage(_check),
)
