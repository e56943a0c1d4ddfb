package org.qiantang.engine.guard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is promised or measured of goods, held against their sheet. Who says less than the sheet harms nobody; a sheet that
 * does not say it, or says it in another measure, leaves the words as they are.
 */
final class SheetCheck {
    private static final double ROUNDING = 1.02;

    /** What is said of other goods, or of a part of these for which another figure may hold. */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "别家|别人|他家|他们|人家|隔壁|同行|竞品|[a-z]品牌|同样|去年|其他|别的|比|普通的|一般的|市面上|老款|旧款|上一代|那款|那种|有些|某些|比如|自己用|我用了|我家|我妈|我爸|客户用|从前|以前");

    private static final Pattern LIFELONG = Pattern.compile("终身|永久|一辈子|无限期");
    private static final Pattern TODAY = Pattern.compile("今天|当天|今晚|当日|马上|立刻|现拍现");
    private static final Pattern SENT_BEFORE = Pattern.compile("昨|前天|之前|已经发|都发了|发完了|这批|上一批|预售|部分|除了|点之?前|点以前|偏远|新疆|西藏");

    /** A discount off something else than what these goods cost before. */
    private static final Pattern OTHER_BASE = Pattern.compile(
            "吊牌|专柜|市场|门市|官网|旗舰店|标价|定价|原价|第[二三]|满|券|会员|叠加|折上|折扣码|积分|运费|件|套|别家|以前|双十|618|昨|明天|抽|谁|不打|没打|从不");

    private static final double FOLD_SLACK = 0.3;

    /** Of each ingredient that can be left out, the words by which a list has it all the same. */
    private static final Map<String, Pattern> LEFT_OUT = Map.ofEntries(
            Map.entry("蔗糖", Pattern.compile("(?<!代|零|0|低|无)(?:白砂糖|蔗糖|白糖|红糖|冰糖|绵白糖|黄糖)")),
            Map.entry("糖", Pattern.compile("白砂糖|蔗糖|白糖|红糖|冰糖|绵白糖|黄糖|葡萄糖|果葡糖浆|麦芽糖(?!醇)|糖浆|蜂蜜|炼乳")),
            Map.entry("防腐剂", Pattern.compile("山梨酸|苯甲酸|脱氢乙酸|尼泊金|羟苯甲酯|羟苯丙酯|苯氧乙醇|丙酸钙|防腐剂")),
            Map.entry("香精", Pattern.compile("香精|香料")),
            Map.entry("色素", Pattern.compile("色素|柠檬黄|日落黄|胭脂红|诱惑红|亮蓝|苋菜红")),
            Map.entry("酒精", Pattern.compile("(?<!苯氧)(?<!苯)乙醇(?!胺)|酒精|变性酒精")),
            Map.entry("味精", Pattern.compile("味精|谷氨酸钠|呈味核苷酸")),
            Map.entry("植脂末", Pattern.compile("植脂末|氢化植物油|奶精")),
            Map.entry("硅油", Pattern.compile("聚二甲基硅氧烷|硅油|聚硅氧烷")),
            Map.entry("麸质", Pattern.compile("小麦|大麦|黑麦|面粉")),
            Map.entry("咖啡因", Pattern.compile("咖啡因|茶多酚|瓜拉纳")),
            Map.entry("代糖", Pattern.compile("赤藓糖醇|甜菊糖苷|三氯蔗糖|阿斯巴甜|安赛蜜|罗汉果甜苷|木糖醇|麦芽糖醇|甜蜜素")));

    /** Of each ingredient that is worth a boast, the words by which a list has it. */
    private static final Map<String, Pattern> PUT_IN = Map.ofEntries(
            Map.entry("玻尿酸", Pattern.compile("透明质酸|玻尿酸")),
            Map.entry("烟酰胺", Pattern.compile("烟酰胺")),
            Map.entry("神经酰胺", Pattern.compile("神经酰胺")),
            Map.entry("角鲨烷", Pattern.compile("角鲨烷")),
            Map.entry("视黄醇", Pattern.compile("视黄醇|视黄醛|棕榈酸视黄酯")),
            Map.entry("胶原蛋白", Pattern.compile("胶原")),
            Map.entry("虾青素", Pattern.compile("虾青素|雨生红球藻")),
            Map.entry("燕窝", Pattern.compile("燕窝")),
            Map.entry("人参", Pattern.compile("人参")),
            Map.entry("益生菌", Pattern.compile("益生菌|杆菌|球菌")),
            Map.entry("阿胶", Pattern.compile("阿胶")),
            Map.entry("枸杞", Pattern.compile("枸杞")),
            Map.entry("黑芝麻", Pattern.compile("芝麻")));

    private static final Pattern LENGTH_UNIT = Pattern.compile("\\d\\s*(毫米|厘米|公分|米|mm|cm|m)(?![a-z²2])");
    private static final Pattern BETWEEN = Pattern.compile("(\\d)\\s*[×x*]");
    private static final Pattern FOLD = Pattern.compile(Numeral.FORM + "折");
    private static final Pattern AGE = Pattern.compile(Numeral.FORM + "周?岁");
    private static final Pattern NOW = Pattern.compile("今年|现在|还在|我还|正在|我正|我在");
    /** The sugar of 100 g: 糖 31克, or "sugar_g_100g":31; lactose and the like are not all of it. */
    private static final Pattern SUGAR = Pattern.compile(
            "sugar(?!_(?:alcohol|free|added))[a-z0-9_]*\"?\\s*:\\s*(\\d{1,3}(?:\\.\\d+)?)|(?<![乳蔗果代醇])糖(?!醇)[^\\d,;、每醇]{0,8}(\\d{1,3}(?:\\.\\d+)?)\\s*(?:g|克)");

    private static final Pattern SAFETY = Pattern.compile("([abc])\\s?[类類]");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}");

    private SheetCheck() {}

    static Optional<Ruling> warranty(Sentence sentence, Line line) {
        if (OF_ANOTHER.matcher(sentence.whole()).find()) {
            return Optional.empty();
        }
        Optional<String> sheet = plain(line, Fact.WARRANTY);
        String said = sentence.said();
        if (LIFELONG.matcher(said).find()) {
            boolean holds = sheet.filter(text -> LIFELONG.matcher(text).find()).isPresent();
            return sheet.map(_ -> Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.WARRANTY))
                    .or(() -> Optional.of(Ruling.unknown(Fact.WARRANTY)));
        }
        return sheet.filter(text -> !LIFELONG.matcher(text).find())
                .flatMap(text -> atMost(Measure.DURATION, sentence, line, text, Fact.WARRANTY));
    }

    /** 今天发 is within a day. Terms of two days may still be met by it; who asks for them is told that they are longer. */
    static Optional<Ruling> dispatch(Sentence sentence, Line line) {
        Optional<Double> terms = plain(line, Fact.SHIP_HOURS).flatMap(text -> most(Measure.DURATION, text));
        if (terms.isEmpty()
                || SENT_BEFORE.matcher(sentence.text()).find()
                || OF_ANOTHER.matcher(sentence.whole()).find()) {
            return Optional.empty();
        }
        if (TODAY.matcher(sentence.said()).find()) {
            Verdict verdict = terms.get() <= 1 ? Verdict.CLEAR : Verdict.VIOLATES;
            return Optional.of(
                    verdict == Verdict.VIOLATES && terms.get() <= 2
                            ? Ruling.unknown("发货记录")
                            : Ruling.byFact(verdict, Fact.SHIP_HOURS));
        }
        return most(Measure.DURATION, sentence.said())
                .map(said -> Ruling.byFact(
                        said * ROUNDING < terms.get() ? Verdict.VIOLATES : Verdict.CLEAR, Fact.SHIP_HOURS));
    }

    static Optional<Ruling> shelfLife(Sentence sentence, Line line) {
        return measured(sentence, line, Measure.DURATION, Fact.SHELF_LIFE);
    }

    static Optional<Ruling> capacity(Sentence sentence, Line line) {
        return Measure.CHARGE.in(sentence.said()).isEmpty()
                ? measured(sentence, line, Measure.VOLUME, Fact.CAPACITY)
                : measured(sentence, line, Measure.CHARGE, Fact.BATTERY)
                        .or(() -> measured(sentence, line, Measure.CHARGE, Fact.CAPACITY));
    }

    static Optional<Ruling> power(Sentence sentence, Line line) {
        return measured(sentence, line, Measure.POWER, Fact.POWER);
    }

    static Optional<Ruling> fabricWeight(Sentence sentence, Line line) {
        return measured(sentence, line, Measure.AREA_WEIGHT, Fact.FABRIC_WEIGHT);
    }

    static Optional<Ruling> size(Sentence sentence, Line line) {
        return sentence.said().contains("厚")
                ? measured(sentence, line, Measure.LENGTH, Fact.THICKNESS)
                : plain(line, Fact.DIMENSIONS)
                        .filter(_ -> !OF_ANOTHER.matcher(sentence.whole()).find())
                        .flatMap(sheet -> atMost(Measure.LENGTH, sentence, line, eachWithUnit(sheet), Fact.DIMENSIONS));
    }

    /** 280×280×70 mm with the unit behind each number. */
    private static String eachWithUnit(String dimensions) {
        Matcher unit = LENGTH_UNIT.matcher(dimensions);
        return unit.find() ? BETWEEN.matcher(dimensions).replaceAll("$1" + unit.group(1) + " ") : dimensions;
    }

    static Optional<Ruling> ingredients(Sentence sentence, Line line) {
        Optional<String> list = plain(line, Fact.INGREDIENTS).filter(text -> !text.equals(Fact.NONE));
        String said = sentence.said();
        if (list.isEmpty() || OF_ANOTHER.matcher(sentence.whole()).find()) {
            return Optional.empty();
        }
        boolean leftOut = said.matches(".*(?:不含|零|0|无|没有?|不加|不添加|未添加).*");
        Map<String, Pattern> known = leftOut ? LEFT_OUT : PUT_IN;
        return known.entrySet().stream()
                .filter(one -> said.endsWith(one.getKey()))
                .max((one, other) ->
                        Integer.compare(one.getKey().length(), other.getKey().length()))
                .map(one -> {
                    boolean isIn = one.getValue().matcher(list.get()).find();
                    return Ruling.byFact(isIn == leftOut ? Verdict.VIOLATES : Verdict.CLEAR, Fact.INGREDIENTS);
                });
    }

    /** 无糖 is at most 0.5 g of sugar in 100 g or 100 ml (GB 28050, table C.1); silent where the label does not say. */
    static Optional<Ruling> sugar(Line line) {
        Matcher sugar = SUGAR.matcher(plain(line, Fact.NUTRITION).orElse(""));
        if (!sugar.find()) {
            return Optional.empty();
        }
        String grams = sugar.group(1) == null ? sugar.group(2) : sugar.group(1);
        boolean holds = Double.parseDouble(grams) <= 0.5;
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.NUTRITION));
    }

    /** A better class of safety than the sheet's; A is better than B, and B than C. */
    static Optional<Ruling> safetyClass(Sentence sentence, Line line) {
        Matcher said = SAFETY.matcher(sentence.said());
        Matcher sheet = SAFETY.matcher(plain(line, Fact.SAFETY_CLASS).orElse(""));
        if (!said.find()
                || !sheet.find()
                || OF_ANOTHER.matcher(sentence.whole()).find()) {
            return Optional.empty();
        }
        if (sentence.whole().contains(sheet.group(1) + "类")) {
            return Optional.empty(); // A类是婴儿穿的，这款是B类
        }
        boolean better = said.group(1).compareTo(sheet.group(1)) < 0;
        return Optional.of(Ruling.byFact(better ? Verdict.VIOLATES : Verdict.CLEAR, Fact.SAFETY_CLASS));
    }

    /** 五折 is half of what the goods were sold for before, which is the lowest deal of the last seven days. */
    static Optional<Ruling> discount(Sentence sentence, Line line) {
        Goods goods = line.goods();
        Matcher fold = FOLD.matcher(sentence.said());
        if (goods == null
                || !fold.find()
                || OTHER_BASE.matcher(sentence.clause()).find()) {
            return Optional.empty();
        }
        Long price = goods.priceMinor();
        Long base = goods.lowestDealMinor7d();
        OptionalLong number = Numeral.hundredths(fold.group(1));
        if (price == null || base == null || base == 0 || number.isEmpty()) {
            return Optional.empty();
        }
        double said = number.getAsLong() / 100.0;
        said = said >= 10 ? said / 10 : said; // 八五折 is 8.5
        boolean holds = 10.0 * price / base <= said + FOLD_SLACK;
        Verdict verdict = holds ? Verdict.CLEAR : Verdict.VIOLATES;
        return Optional.of(new Ruling(verdict, List.of(Fact.PRICE, Fact.LOWEST_DEAL), List.of(), null));
    }

    /** Under sixteen may not be the host; up to eighteen a guardian must agree. 我上初中 without a time may be a memory. */
    static Optional<Ruling> hostAge(Sentence sentence, Line line) {
        OptionalDouble known = age(line.fact(Fact.HOST_AGE).orElse(""));
        Matcher spoken = AGE.matcher(sentence.said());
        OptionalLong number = spoken.find() ? Numeral.hundredths(spoken.group(1)) : OptionalLong.of(0);
        if (known.isEmpty() && number.isEmpty()) {
            return Optional.empty();
        }
        if (known.isEmpty()
                && number.getAsLong() == 0
                && !NOW.matcher(sentence.clause()).find()) {
            return Optional.of(Ruling.unknown(Fact.HOST_AGE));
        }
        double age = known.isPresent() ? known.getAsDouble() : number.getAsLong() / 100.0;
        if (age >= 18) {
            return Optional.of(Ruling.byFact(Verdict.CLEAR, Fact.HOST_AGE));
        }
        return Optional.of(age < 16 ? Ruling.byFact(Verdict.VIOLATES, Fact.HOST_AGE) : Ruling.unknown("监护人同意"));
    }

    /** A child of ten or more may recommend; of one whose age nobody knows, the words decide. */
    static Optional<Ruling> childAge(Sentence sentence, Line line) {
        OptionalDouble known = age(line.fact(Fact.CHILD_AGE).orElse(""));
        if (known.isPresent()) {
            boolean old = known.getAsDouble() >= 10;
            return Optional.of(Ruling.byFact(old ? Verdict.CLEAR : Verdict.VIOLATES, Fact.CHILD_AGE));
        }
        Matcher spoken = AGE.matcher(sentence.said());
        OptionalLong number = spoken.find() ? Numeral.hundredths(spoken.group(1)) : OptionalLong.empty();
        boolean old = number.isPresent() && number.getAsLong() >= 10 * 100;
        return Optional.of(Ruling.of(old ? Verdict.CLEAR : Verdict.VIOLATES));
    }

    private static OptionalDouble age(String value) {
        return WHOLE.matcher(value).matches() ? OptionalDouble.of(Integer.parseInt(value)) : OptionalDouble.empty();
    }

    private static Optional<Ruling> measured(Sentence sentence, Line line, Measure measure, String key) {
        return OF_ANOTHER.matcher(sentence.whole()).find()
                ? Optional.empty()
                : plain(line, key).flatMap(sheet -> atMost(measure, sentence, line, sheet, key));
    }

    /** A sheet may have a figure for each part or each SKU, and a SKU's name may tell its own: what is said holds if one of them is as much. */
    private static Optional<Ruling> atMost(Measure measure, Sentence sentence, Line line, String sheet, String key) {
        Optional<Double> said = most(measure, sentence.said());
        Optional<Double> most = most(measure, sheet)
                .map(least -> plain(line, Fact.SKU_NAMES)
                        .flatMap(names -> most(measure, names))
                        .filter(named -> named > least)
                        .orElse(least));
        if (said.isEmpty() || most.isEmpty()) {
            return Optional.empty();
        }
        boolean holds = said.get() <= most.get() * ROUNDING;
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, key));
    }

    private static Optional<Double> most(Measure measure, String text) {
        return measure.in(text).stream().max(Double::compare);
    }

    private static Optional<String> plain(Line line, String key) {
        return line.fact(key)
                .map(value -> Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }
}
