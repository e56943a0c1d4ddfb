package org.qiantang.engine.guard;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comparison of what was said with what is known of the goods. A check that has nothing to compare is silent. */
enum FactCheck {
    /** "只剩3件" against the pieces left. */
    STOCK,
    /** "倒计时", "最后三分钟" against the clock of the sale that runs, and whether it restarts or closes by itself. */
    TIMER,
    /** "在线十万人" against who is there, or came in. */
    VIEWERS,
    /** "点赞破百万" against the likes. */
    LIKES,
    /** "已售十万件" against the pieces sold. */
    SOLD,
    /** "每人限购一件" against how many each buyer may have. */
    LIMIT,
    /** "纯棉" against the material on the sheet. */
    MATERIAL,
    /** "新疆产" against the origin on the sheet. */
    ORIGIN,
    /** "净重500g" against the net weight on the sheet. */
    WEIGHT,
    /** "特级" against the grade on the sheet. */
    GRADE,
    /** "原价998" against the lowest deal of the last seven days. */
    REFERENCE_PRICE,
    /** "以前卖过三百二" against what the goods were ever sold for. */
    PAST_PRICE,
    /** "今天99元" against the price that checkout will ask. */
    LIVE_PRICE,
    /** "包邮，一分不多掏" against what checkout asks on top of the price. */
    ALL_IN,
    /** "外头卖一百六十八，今天白送" against what shows the worth of the gift. */
    GIFT_VALUE,
    /** "再给两分钟" against whether the sale that was to end went on. */
    TIMER_KEPT,
    /** "没收钱，就是分享" against the contract and the mark of an advertisement. */
    UNPAID,
    /** "我是真人" against whether the person on air is made by a machine. */
    PERSON,
    /** "祛斑" against the functions that a special cosmetic is registered for. */
    COSMETIC_SCOPE,
    /** "质保三年" against the warranty on the sheet. */
    WARRANTY,
    /** "48小时发货", "今天发" against the terms of delivery. */
    DISPATCH,
    /** "保质期18个月" against the sheet. */
    SHELF_LIFE,
    /** "容量1.5升", "20000毫安" against the sheet. */
    CAPACITY,
    /** "功率2000瓦" against the sheet. */
    POWER,
    /** "克重300克" against the weight of the fabric on the sheet. */
    FABRIC_WEIGHT,
    /** "直径28厘米", "厚5毫米" against the sheet. */
    SIZE,
    /** "不含蔗糖", "含玻尿酸" against the list of ingredients. */
    INGREDIENTS,
    /** "零糖" against the sugar on the label. */
    SUGAR,
    /** "A类" against the class of safety on the sheet. */
    SAFETY_CLASS,
    /** "打五折" against the price and the lowest deal of the last seven days. */
    DISCOUNT,
    /** "我今年十五岁" against the host's age. */
    HOST_AGE,
    /** A child that recommends, against its age. */
    CHILD_AGE,
    /** "八斤39.9元，每斤3.9元", reckoned anew. */
    UNIT_PRICE,
    /** "专柜卖1280" against what shows that it is asked there. */
    PRICE_ELSEWHERE,
    /** Whatever is said by a person made by a machine, against the mark that should show it. */
    AI_LABELLED,
    /** Whatever is said by somebody who is paid for it, against the mark of an advertisement. */
    AD_LABELLED;

    /** 120g×3 is three times as much. */
    private static final Pattern MASS =
            Pattern.compile("((?<![\\d.])\\d{1,9}(?:\\.\\d{1,6})?\\s?|[零〇一二两三四五六七八九十百]{1,12})"
                    + "(千克|公斤|kg|毫升|ml|克|g|斤|升|l)(?:\\s?[×x*]\\s?(\\d{1,3}))?");

    private static final Pattern PARTS = Pattern.compile("[,、;/ +]");
    private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)%");
    private static final Pattern ALL_OF_IT = Pattern.compile("纯|全(?=棉)|100%|百分之?百|百分百");
    private static final Pattern EMPHASIS = Pattern.compile("纯|全棉|100%|百分之?百|百分百|真|是|天然|头层|进口");

    /** Where a sheet says what goods are made of: cover, filling, lining. */
    static final List<String> PLACES_OF_MATERIAL = List.of(Fact.MATERIAL, Fact.FILLING, Fact.LINING, Fact.SHELL);

    /** Of cotton the cover may be, whatever is within. */
    private static final Set<String> FILLINGS = Set.of("丝", "羊毛", "鹅绒", "羽绒");

    /** What a cosmetic can be registered for, by the character that both the claim and the registration must hold. */
    private static final String EFFECTS = "斑白晒发痘皱";

    private static final Pattern OTHER_EFFECTS = Pattern.compile("保湿|滋润|补水|舒缓|清洁|修护|控油|紧致|去角质|护发|芳香|润唇|卸妆|美容修饰|无");
    private static final Pattern FIRST_ENERGY_CLASS = Pattern.compile("[一1]级能效|能效(?:等级)?[:：]?\\s?[一1]级");
    private static final Pattern REGISTRATION_NUMBER = Pattern.compile("妆[特网]|[特备进准]字|[0-9]{6}");

    private static final Pattern MACHINE = Pattern.compile("数字人|虚拟|ai|AI|合成");

    /** Some pieces more than were named are put down to returns and rounding, not to invention. */
    private static final long STOCK_SLACK = 2;

    /** 一只手数得过来: so few that nobody counts whether it is one hand or two. */
    private static final Pattern HANDFUL = Pattern.compile("一只手|一个巴掌|手指头");

    private static final long HANDFUL_AT_MOST = 10;
    private static final Pattern ROUNDED = Pattern.compile("[来多几]|左右|大概|差不多|约");

    /** Goods of which more pieces than this are left are not "nearly gone". */
    private static final long NEARLY_GONE = 50;

    private static final Map<String, Pattern> FIBRES = Map.ofEntries(
            Map.entry("丝", Pattern.compile("桑蚕丝|蚕丝|真丝|silk")),
            Map.entry("天丝", Pattern.compile("天丝|莱赛尔|lyocell|tencel")),
            Map.entry("棉", Pattern.compile("棉(?!麻风)|cotton")),
            Map.entry("羊绒", Pattern.compile("羊绒|cashmere")),
            Map.entry("羊毛", Pattern.compile("羊毛|绵羊毛|羊绒|wool|美利奴")),
            Map.entry("鹅绒", Pattern.compile("鹅绒")),
            Map.entry("羽绒", Pattern.compile("[鸭鹅羽]绒")),
            Map.entry("皮", Pattern.compile("(?<!人造|仿|合成)[牛羊猪马]皮|真皮|头层|(?<!\\w)皮革(?!人)|leather")),
            Map.entry("麻", Pattern.compile("麻|linen|ramie")),
            Map.entry("莫代尔", Pattern.compile("莫代尔|modal")),
            Map.entry("实木", Pattern.compile("实木|原木|橡木|胡桃木|松木|榉木|橡胶木|榆木|柏木|桦木|白蜡木|水曲柳|樟木|香樟|柚木|花梨|鸡翅木|桃木")),
            Map.entry("银", Pattern.compile("银|s925|s990|s999")),
            Map.entry("铜", Pattern.compile("铜(?!氨)|brass|copper")),
            Map.entry("金", Pattern.compile("足金|黄金|万足|au")),
            Map.entry("不锈钢", Pattern.compile("不锈钢|304|316|06cr|022cr")));

    /** Whether facts are held against each other, and no words are looked for. */
    boolean isOfFactsAlone() {
        return this == AI_LABELLED || this == AD_LABELLED;
    }

    Optional<Ruling> weigh(Sentence sentence, Line line) {
        return switch (this) {
            case STOCK -> stock(sentence, line);
            case TIMER -> RoomCheck.timer(sentence, line);
            case VIEWERS -> RoomCheck.viewers(sentence, line);
            case LIKES -> RoomCheck.likes(sentence, line);
            case SOLD -> RoomCheck.sold(sentence, line);
            case LIMIT -> RoomCheck.limit(sentence, line);
            case MATERIAL -> material(sentence, line);
            case ORIGIN -> origin(sentence, line);
            case WEIGHT -> weight(sentence, line);
            case GRADE -> grade(sentence, line);
            case REFERENCE_PRICE -> DealCheck.reference(sentence, line);
            case PAST_PRICE -> DealCheck.past(sentence, line);
            case LIVE_PRICE -> DealCheck.live(sentence, line);
            case ALL_IN -> DealCheck.allIn(sentence, line);
            case GIFT_VALUE -> DealCheck.gift(sentence, line);
            case UNIT_PRICE -> UnitPrice.weigh(sentence);
            case PRICE_ELSEWHERE -> DealCheck.elsewhere(sentence, line);
            case TIMER_KEPT -> RoomCheck.kept(sentence, line);
            case UNPAID -> DealCheck.unpaid(line);
            case PERSON -> person(line);
            case COSMETIC_SCOPE -> cosmeticScope(sentence, line);
            case WARRANTY -> SheetCheck.warranty(sentence, line);
            case DISPATCH -> SheetCheck.dispatch(sentence, line);
            case SHELF_LIFE -> SheetCheck.shelfLife(sentence, line);
            case CAPACITY -> SheetCheck.capacity(sentence, line);
            case POWER -> SheetCheck.power(sentence, line);
            case FABRIC_WEIGHT -> SheetCheck.fabricWeight(sentence, line);
            case SIZE -> SheetCheck.size(sentence, line);
            case INGREDIENTS -> SheetCheck.ingredients(sentence, line);
            case SUGAR -> SheetCheck.sugar(line);
            case SAFETY_CLASS -> SheetCheck.safetyClass(sentence, line);
            case DISCOUNT -> SheetCheck.discount(sentence, line);
            case HOST_AGE -> SheetCheck.hostAge(sentence, line);
            case CHILD_AGE -> SheetCheck.childAge(sentence, line);
            case AI_LABELLED -> Disclosures.of(line).unmarkedMachine();
            case AD_LABELLED -> Disclosures.of(line).unmarkedPay();
        };
    }

    private static Optional<Ruling> stock(Sentence sentence, Line line) {
        Long left = line.goods() == null ? null : line.goods().piecesLeft();
        if (left == null) {
            return Optional.of(Ruling.unknown(Fact.PIECES_LEFT));
        }
        long most = mostThatHolds(sentence.said());
        return Optional.of(Ruling.byFact(left > most ? Verdict.VIOLATES : Verdict.CLEAR, Fact.PIECES_LEFT));
    }

    /** How many pieces there may be at most for the words to hold: 六百来套 and 四十几件 are rounded by up to a quarter. */
    private static long mostThatHolds(String said) {
        OptionalLong hundredths = Numeral.lastIn(said);
        if (HANDFUL.matcher(said).find()) {
            return HANDFUL_AT_MOST;
        }
        if (hundredths.isEmpty()) {
            return NEARLY_GONE;
        }
        long pieces = hundredths.getAsLong() / 100;
        return (ROUNDED.matcher(said).find() ? pieces * 5 / 4 : pieces) + STOCK_SLACK;
    }

    private static Optional<Ruling> material(Sentence sentence, Line line) {
        String said = sentence.said();
        List<String> sheet = PLACES_OF_MATERIAL.stream()
                .flatMap(key -> line.fact(key).stream())
                .map(FactCheck::plain)
                .toList();
        boolean emphatic = EMPHASIS.matcher(said).find() || sentence.lead().endsWith("是");
        Optional<Ruling> asked = emphatic ? Optional.of(Ruling.unknown(Fact.MATERIAL)) : Optional.empty();
        if (sheet.isEmpty()) {
            return asked;
        }
        for (Map.Entry<String, Pattern> fibre : FIBRES.entrySet()) {
            if (isSaidOf(fibre, said)) {
                // A silk quilt has a cotton cover: what is said is true if it is true of one part.
                boolean holds = sheet.stream()
                        .anyMatch(part -> fibre.getValue().matcher(part).find()
                                && (!ALL_OF_IT.matcher(said).find() || isNearlyAll(fibre.getValue(), part)));
                if (!holds && !speaksOf(fibre.getKey(), line)) {
                    return asked;
                }
                return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.MATERIAL));
            }
        }
        return Optional.empty();
    }

    /** Whether the sheet says what such a thing would be made of: a cover or a lining alone says nothing of what is between, and a filling nothing of steel. */
    private static boolean speaksOf(String fibre, Line line) {
        return line.fact(Fact.MATERIAL).isPresent()
                || (line.fact(Fact.FILLING).isPresent() && FILLINGS.contains(fibre));
    }

    /** 天丝 is not silk and 羊绒 is more than wool, so the narrower fibre must not be taken for the wider one. */
    private static boolean isSaidOf(Map.Entry<String, Pattern> fibre, String said) {
        return switch (fibre.getKey()) {
            case "羊毛" -> fibre.getValue().matcher(said).find() && !said.contains("羊绒");
            case "羽绒" -> fibre.getValue().matcher(said).find() && !said.contains("鹅绒");
            default -> fibre.getValue().matcher(said).find();
        };
    }

    private static boolean isNearlyAll(Pattern fibre, String material) {
        Matcher share = SHARE.matcher(material);
        if (!share.find()) {
            return true;
        }
        for (String part : PARTS.splitAsStream(material).toList()) {
            Matcher percent = SHARE.matcher(part);
            if (fibre.matcher(part).find() && percent.find()) {
                return Double.parseDouble(percent.group(1)) >= 95;
            }
        }
        return fibre.matcher(material).find() && material.contains("100%");
    }

    private static Optional<Ruling> origin(Sentence sentence, Line line) {
        Optional<String> sheet = line.fact(Fact.ORIGIN);
        String said = sentence.said();
        if (sheet.isEmpty()) {
            return Optional.of(Ruling.unknown(Fact.ORIGIN));
        }
        String origin = plain(sheet.get());
        String place = said.replaceAll("(?:原装|原产地?|进口|产自|产地|来自|正宗|直采|空运|本地|是|的|产|直发|发货|大米|自|[:：\\s])", "");
        boolean imported = said.contains("进口") && place.isEmpty();
        boolean holds = imported ? !origin.contains("中国") && !origin.contains("国产") : origin.contains(place);
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.ORIGIN));
    }

    private static Optional<Ruling> weight(Sentence sentence, Line line) {
        Optional<Double> said = grams(sentence.said());
        Optional<String> sheet = line.fact(Fact.WEIGHT);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (sheet.isEmpty()) {
            // on the page the stated weight is itself the declaration; in speech it must agree with one
            return line.channel() == Channel.SPEECH ? Optional.of(Ruling.unknown(Fact.WEIGHT)) : Optional.empty();
        }
        return grams(plain(sheet.get()))
                .map(grams -> Ruling.byFact(said.get() > grams * 1.01 ? Verdict.VIOLATES : Verdict.CLEAR, Fact.WEIGHT));
    }

    private static Optional<Ruling> grade(Sentence sentence, Line line) {
        String said = sentence.said();
        return Optional.of(line.fact(Fact.GRADE)
                .map(sheet -> Ruling.byFact(agrees(plain(sheet), said) ? Verdict.CLEAR : Verdict.VIOLATES, Fact.GRADE))
                .orElseGet(() -> Ruling.unknown(Fact.GRADE)));
    }

    private static boolean agrees(String sheet, String said) {
        return (FIRST_ENERGY_CLASS.matcher(said).find()
                        && FIRST_ENERGY_CLASS.matcher(sheet).find())
                || said.contains(sheet)
                || sheet.contains(said)
                || sheet.replace('1', '一').contains(said.replace('1', '一'));
    }

    private static Optional<Ruling> person(Line line) {
        if (line.fact(Fact.AI_PERSON).filter(value -> !value.equals(Fact.NONE)).isPresent()) {
            return Optional.of(Ruling.byFact(Verdict.VIOLATES, Fact.AI_PERSON));
        }
        return line.fact(Fact.HOST_TYPE)
                .filter(kind -> MACHINE.matcher(kind).find())
                .map(_ -> Ruling.byFact(Verdict.VIOLATES, Fact.HOST_TYPE));
    }

    private static Optional<Ruling> cosmeticScope(Sentence sentence, Line line) {
        String said = sentence.said();
        Optional<String> scope = line.fact(Fact.FUNCTION).or(() -> line.fact(Fact.REGISTRATION));
        if (scope.isEmpty()) {
            return Optional.of(Ruling.unknown(Fact.REGISTRATION, Fact.FUNCTION));
        }
        String registered = plain(scope.get());
        registered = registered.contains("spf") ? registered + "晒" : registered;
        // A registration's number alone (国妆特字…), or that something was published, says nothing of what for.
        if (registered.chars().noneMatch(unit -> EFFECTS.indexOf(unit) >= 0)
                && (REGISTRATION_NUMBER.matcher(registered).find()
                        || !OTHER_EFFECTS.matcher(registered).find())) {
            return Optional.of(Ruling.unknown(Fact.FUNCTION));
        }
        String covered = registered;
        boolean holds =
                said.chars().filter(unit -> EFFECTS.indexOf(unit) >= 0).allMatch(unit -> covered.indexOf(unit) >= 0);
        return Optional.of(Ruling.byFact(holds ? Verdict.CLEAR : Verdict.VIOLATES, Fact.FUNCTION));
    }

    private static Optional<Double> grams(String text) {
        Matcher mass = MASS.matcher(text);
        if (!mass.find()) {
            return Optional.empty();
        }
        int times = mass.group(3) == null ? 1 : Integer.parseInt(mass.group(3));
        return amount(mass.group(1)).map(number -> number * gramsIn(mass.group(2)) * times);
    }

    private static Optional<Double> amount(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Optional.of(Double.parseDouble(text.strip()));
        }
        OptionalLong hundredths = Numeral.hundredths(text);
        return hundredths.isPresent() ? Optional.of(hundredths.getAsLong() / 100.0) : Optional.empty();
    }

    private static double gramsIn(String unit) {
        return switch (unit) {
            case "千克", "公斤", "kg", "升", "l" -> 1000;
            case "斤" -> 500;
            default -> 1;
        };
    }

    private static String plain(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
