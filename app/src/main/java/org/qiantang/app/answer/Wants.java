package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;

/** What a question wants to know, in the order in which it asks. */
final class Wants {
    /** An intent that is asked for makes those that its words also sound like fall away. */
    private static final Map<Intent, Set<Intent>> RATHER = Map.ofEntries(
            Map.entry(Intent.PRICE_PROTECTION, EnumSet.of(Intent.PRICE, Intent.COUPON, Intent.AFTER_SALE)),
            Map.entry(Intent.FREIGHT_INSURANCE, EnumSet.of(Intent.POSTAGE, Intent.AFTER_SALE)),
            Map.entry(Intent.FAKE_PAYS, EnumSet.of(Intent.PROVED, Intent.AFTER_SALE)),
            Map.entry(Intent.LATE_PAYS, EnumSet.of(Intent.DELIVERY_TIME, Intent.AFTER_SALE)),
            Map.entry(Intent.AFTER_SALE, EnumSet.of(Intent.POSTAGE)),
            Map.entry(Intent.PRICE, EnumSet.of(Intent.COUPON, Intent.DIMENSIONS, Intent.NET_CONTENT)),
            Map.entry(Intent.COUPON, EnumSet.of(Intent.PACKAGE)),
            Map.entry(Intent.STOCK, EnumSet.of(Intent.NET_CONTENT)),
            Map.entry(Intent.SIZE, EnumSet.of(Intent.DIMENSIONS, Intent.NET_CONTENT, Intent.SUITED, Intent.LINK)),
            Map.entry(Intent.FILLING, EnumSet.of(Intent.MATERIAL)),
            Map.entry(Intent.LINING, EnumSet.of(Intent.MATERIAL)),
            Map.entry(Intent.HARVEST, EnumSet.of(Intent.MADE_ON)),
            Map.entry(Intent.DELIVERY_TIME, EnumSet.of(Intent.SHIP_FROM)),
            Map.entry(Intent.POWER, EnumSet.of(Intent.DIMENSIONS)),
            Map.entry(Intent.BATTERY, EnumSet.of(Intent.DIMENSIONS)),
            Map.entry(Intent.NOISE, EnumSet.of(Intent.DIMENSIONS)),
            Map.entry(Intent.HOLDS, EnumSet.of(Intent.DIMENSIONS)),
            Map.entry(Intent.VARIANTS, EnumSet.of(Intent.INGREDIENTS)),
            Map.entry(Intent.SUITED, EnumSet.of(Intent.PACKAGE)),
            Map.entry(Intent.WARRANTY, EnumSet.of(Intent.AFTER_SALE)));

    /** Of these, what is asked for in other words of the line is told too. */
    private static final Set<Intent> OTHER_ASK = EnumSet.of(
            Intent.FREIGHT_INSURANCE,
            Intent.PRICE_PROTECTION,
            Intent.FAKE_PAYS,
            Intent.WARRANTY,
            Intent.PRICE,
            Intent.STOCK,
            Intent.SUITED);

    private static final Pattern HAS = Pattern.compile("有[^,，]{0,6}[吗?？没吧]|有没有|有无|还有$|有$");
    /** A kind or an amount and nothing else: 36包那个呢. */
    private static final Pattern AND_THIS =
            Pattern.compile("^[^,，吗?？]{0,3}(?:\\d+|[单双大小])[袋包盒瓶罐支双件个片条只块枚颗套卷提箱桶把本杯台对副组][^,，吗?？]{0,3}呢[?？]?$");

    /** A kind and 多少 at the end of a clause asks for its price: 精装全套要多少. */
    private static final Pattern SO_MUCH =
            Pattern.compile("(?<![度量率数径寸长宽高重力速压温积值距比期龄厚围码深斤克时次](?:要|是|有)?)(?:要|是|的)?多少(?=$|[,，。?？!！呢啊呀])");

    private static final Pattern BESIDE_A_KIND_ALONE = Pattern.compile("[的那个款色码号装\\d一二两三四五六单双呢]");
    private static final Set<Intent> BESIDE_A_KIND =
            EnumSet.of(Intent.PACKAGE, Intent.VARIANTS, Intent.SUITED, Intent.USAGE, Intent.MATERIAL, Intent.PROCESS);
    private static final Pattern HOW_MANY_LEFT = Pattern.compile("(?:还|剩|有|余)几[个只件条双台把套间张盒瓶袋包盘顶副支本]?(?=$|[,，?？])|最后几");
    /** 5升的有没有优惠券: something that a kind is asked to have or to come with. */
    private static final Pattern HAS_SOMETHING = Pattern.compile("有(?:没有|没|无)?(\\p{IsHan}{2,5}?)(?:吗|没有?|[?？]|$)");
    /** Whether goods of a kind that is named can be had. */
    private static final Pattern GOODS_THEMSELVES = Pattern.compile("[货的码号色款卖剩多几]|^[没还]");

    private static final Pattern IS_IT_THERE = Pattern.compile("还[有在剩能]|有[吗没莫么]|[有没]了吗|能[买拍]|够不够|哪[个款盘种些]能");

    private static final Pattern WHETHER = Pattern.compile("(?:要不要|用不用|需不需要|支不支持|带不带|会不会|不[给让能用])$");
    private static final Pattern AND_THAT = Pattern.compile("^.{1,8}呢[?？]?$");
    /** 哪个重 is asked as 重不重, of each. */
    private static final Pattern WHICH_IS = Pattern.compile(
            "(?:哪一?[个款种件双瓶条本支只把台盒袋包]|谁)(?:的)?(?:声音|个头)?(?:更|最|比较|会|要|能)?([\\p{IsHan}])(?!发|卖)|(?<![\\p{IsHan}&&[很太]])([轻重贵厚薄甜辣亮吵大长高])还是.{1,8}\\2");

    private static final Pattern QUIETER = Pattern.compile("(?:哪|谁).{0,3}(?:声音|噪音|动静)");
    private static final Pattern COMES_WITH = Pattern.compile("[送带含配][^,，。?？]{1,6}[吗么?？]");
    private static final Pattern GONE = Pattern.compile("断了|没了|断货|断码");
    /** Whether goods will stand something is no question of what is done when they have not stood it. */
    private static final Pattern LASTING = Pattern.compile(
            "(?:会不会|容易|容不容易|会|能|怕)[^,，]{0,5}(?:坏|破|烂|裂|碎|断)[吗嘛么?？]?$|([抓摔压磨扯咬砸])不\\1|[抓摔压磨扯咬砸](?:得|不)(?:坏|破|烂|碎|断)|耐[摔磨压]");

    private static final Pattern WORRIED = Pattern.compile("赔|退|换|怎么办|售后|了");
    private static final Set<Intent> SIZING =
            EnumSet.of(Intent.DIMENSIONS, Intent.NET_CONTENT, Intent.VARIANTS, Intent.SIZE, Intent.HOLDS);
    private static final Set<Intent> ASKED_BESIDE_A_SIZE = EnumSet.of(
            Intent.DIMENSIONS,
            Intent.NET_CONTENT,
            Intent.VARIANTS,
            Intent.SIZE,
            Intent.HOLDS,
            Intent.PRICE,
            Intent.STOCK,
            Intent.DELIVERY_TIME,
            Intent.LINK,
            Intent.SUITED);
    private static final Pattern WHICH_SIZE = Pattern.compile("(?:哪个|什么|哪种|多大的?)(?:规格|尺寸|型号|款)");
    private static final Pattern BARE_PRICE = Pattern.compile("多少(?=$|[,，。?？!！呢啊呀])|怎么卖");
    /** 16pro的壳子多少: what is asked of goods with no measure named is their price. */
    private static final Pattern HOW_MUCH =
            Pattern.compile("(?<![度量率数径寸长宽高重力速压温积值距比期龄厚围码深斤克时次钱分含要放加倒喂吃喝用占](?:要|是|的)?)(?:要|是|的)?多少(?=$|[,，。?？!！呢啊呀])");

    /** 118对吧, 189还是159来着: whether that is the price, if it is one. */
    private static final Pattern PRICE_SAID =
            Pattern.compile("\\d(?:块|元)?\\d?(?:对吧|对伐|对不|是吧|没错|能(?:拿|买|带)|来着|还是\\d+来着|不到)");

    private static final Pattern BUYING =
            Pattern.compile("(?:光|单|只|一起|都)?(?:买|拍|拿下?|带走)[^,，]{0,8}多少(?=$|[,，。?？!！呢啊呀])");
    private static final Pattern BESIDE_A_PRICE =
            Pattern.compile("[\\d.多少的这那个款上刚才前面再一袋盒瓶罐箱包件双只条把支斤克g千公升毫码号装呢啊呀吧是要来买拿我就和大小,，。?？!！\\s]|kg|ml|算");
    static final Pattern MEASURED_DIFFERENCE = Pattern.compile(
            "(?:[衣裤裙袖]长|[胸腰臀]围|长度|重量|尺寸|容量|宽度|高度|厚度|大小|功率|声音|噪音|续航|亮度|吸力|转速|温度|个头|时间)[^,，]{0,2}差多少|哪个?[重轻大小长短高厚薄深][^?？]{0,4}差多少|比[^,，]{1,5}[重轻沉大长高厚宽]多少|差(?:多少|几)(?:重|大|长|高|宽|厚|沉|克|斤|厘米|公分|升|瓦|寸|毫米)");
    /** What many cost is agreed upon by people. */
    private static final Pattern WHOLESALE =
            Pattern.compile("批发|拿货价|量大[^,，]{0,4}(?:优惠|便宜)|\\d{3,}(?:份|件|盒|套|箱|个)[^,，]{0,4}(?:什么价|怎么算|优惠|便宜)");

    private static final Set<FactKey> MADE_OF =
            EnumSet.of(FactKey.MATERIAL, FactKey.FILLING, FactKey.INGREDIENTS, FactKey.LINING);
    /** What is done about damage is no question of how goods are used. */
    private static final Pattern BROKEN_NOW = Pattern.compile("[坏破碎裂掉磕漏断烂死蔫枯丢少瘪][^,，]{0,4}[,，]?怎么(?:弄|办|处理)");

    private static final Pattern AND_HOW_MUCH = Pattern.compile("[,，?？](?:有|含|占|是)?多少[?？]?$");
    private static final Set<Intent> OF_SHARES =
            EnumSet.of(Intent.MATERIAL, Intent.INGREDIENTS, Intent.NUTRITION, Intent.FILLING);
    private static final Pattern WHO_PAYS = Pattern.compile(
            "运费谁|谁(?:出|掏|付|承担)运费|运费(?:我|你们?|买家|卖家)出|(?:我|自己)[^,，]{0,2}(?:出|付|承担)(?:邮费|运费)|(?:邮费|运费)[^,，]{0,3}(?:我|自己)[^,，]{0,2}(?:出|付|承担)");
    private static final Pattern GIVEN_BACK = Pattern.compile("退|换|修|寄回|返|坏|破");
    private static final Pattern POSTAGE_ITSELF = Pattern.compile("包邮|免邮|邮费|不包");
    private static final Pattern FIGURES = Pattern.compile("[\\d.]+");

    private final Words words;
    private final Kinds kinds;
    private final Recall recall;

    Wants(Words words, Kinds kinds) {
        this.words = words;
        this.kinds = kinds;
        recall = new Recall(words);
    }

    /** What the text asks for by its words alone, with the characters of names taken out where something else is left. */
    Set<Intent> in(String text, BitSet by) {
        Set<Intent> found = find(masked(text, by));
        return found.isEmpty() ? find(text) : found;
    }

    static String masked(String text, BitSet by) {
        var masked = new StringBuilder(text);
        for (int at = by.nextSetBit(0); at >= 0 && at < text.length(); ) {
            int end = by.nextClearBit(at);
            // 静音吗, 要不要打孔 ask for what the title says of itself.
            boolean asked =
                    (end < text.length() && "吗么嘛不没".indexOf(text.charAt(end)) >= 0) || text.startsWith("的吗", end);
            boolean whether = WHETHER.matcher(text.substring(0, at)).find();
            for (int place = at; place < Math.min(end, text.length()) && !asked && !whether; place++) {
                masked.setCharAt(place, '◇');
            }
            at = by.nextSetBit(end);
        }
        return masked.toString();
    }

    /** The text, and after it what a comparison asks of each of the two. */
    private static String asked(String text) {
        Matcher which = WHICH_IS.matcher(text);
        String quieter = QUIETER.matcher(text).find() ? ",吵不吵" : "";
        if (!which.find()) {
            return text + quieter;
        }
        String how = which.group(1) == null ? which.group(2) : which.group(1);
        return text + quieter + "," + how + "不" + how + ",多" + how;
    }

    private Set<Intent> find(String text) {
        record Place(Intent intent, int at) {}
        Set<Intent> found = new LinkedHashSet<>();
        words.intents().entrySet().stream()
                .map(entry -> {
                    Matcher matcher = entry.getValue().matcher(text);
                    return new Place(entry.getKey(), matcher.find() ? matcher.start() : -1);
                })
                .filter(place -> place.at() >= 0)
                .sorted(Comparator.comparingInt(Place::at))
                .forEach(place -> found.add(place.intent()));
        return found;
    }

    /** The same, knowing the goods: what a number or a name of a kind asks for, and what is meant rather than something else. */
    Set<Intent> of(Question question, BitSet by, List<Offer> offers) {
        Set<Intent> wants = new LinkedHashSet<>(find(asked(masked(question.text(), by))));
        Offer offer = offers.getFirst();
        boolean bare = !SizeAdvice.tells(question, offer)
                && !isHowMuchOfIt(question, wants)
                && (question.has(BUYING)
                        || (!Recall.isOfLabel(question, by, offer) && isBarePrice(question.text(), by, offers)));
        if (bare || (question.has(PRICE_SAID) && saysPrice(question.text(), offer))) {
            wants.add(Intent.PRICE);
        }
        List<Kind> named = kinds.named(question.text(), offer);
        boolean ofKind = !named.isEmpty() && named.size() < offer.kinds().size();
        if (asksForAKind(question.text(), wants, ofKind, offer)) {
            wants.add(Intent.STOCK);
        }
        boolean alone = isKindAlone(question.text(), named) || isKindAlone(withoutNames(question.text(), by), named);
        if (wants.isEmpty() && ofKind && alone) {
            wants.add(Intent.PRICE);
            wants.add(Intent.STOCK);
        }
        if (ofKind
                && question.has(SO_MUCH)
                && !SizeAdvice.tells(question, offer)
                && !spokenOfOtherwise(wants, BESIDE_A_KIND)) {
            wants.add(Intent.PRICE);
        }
        if (ofKind && question.has(HOW_MANY_LEFT)) {
            wants.remove(Intent.NET_CONTENT);
            wants.add(Intent.STOCK);
        }
        if (wants.isEmpty()) {
            wants.addAll(find(question.text()));
        }
        if (wants.isEmpty() && ofKind && question.has(IS_IT_THERE)) {
            wants.add(Intent.STOCK);
        }
        if (ofKind && question.has(GONE) && wants.remove(Intent.AFTER_SALE)) {
            wants.add(Intent.STOCK);
        }
        if (question.has(LASTING) && !question.has(WORRIED)) {
            wants.remove(Intent.AFTER_SALE);
        }
        weighSizes(question, offer, ofKind, wants);
        boolean andThis = question.has(AND_THIS) || (ofKind && question.has(AND_THAT));
        if (wants.isEmpty() && andThis && offers.size() == 1) {
            wants.add(Intent.PRICE);
        }
        if (ofKind && question.has(COMES_WITH) && Set.of(Intent.PACKAGE).containsAll(wants) && !hasPackage(offer)) {
            wants.clear();
            wants.add(Intent.PRICE);
        }
        if (offers.size() > 1
                && wants.isEmpty()
                && question.has(words.comparing())
                && question.text().matches(".*[大长高小短].*")) {
            wants.add(Intent.DIMENSIONS);
        }
        leaveOut(question, wants);
        return wants;
    }

    /** 黑的xl, 两瓶那个: nothing but a kind is said, which asks what it costs and whether it is there. */
    private static boolean isKindAlone(String text, List<Kind> named) {
        Set<Integer> letters = new HashSet<>();
        named.forEach(kind -> Lexicon.plain(kind.name()).chars().forEach(letters::add));
        String rest = text.chars()
                .filter(letter -> !letters.contains(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.length() > 1
                && BESIDE_A_KIND_ALONE.matcher(rest).replaceAll("").isEmpty();
    }

    private static String withoutNames(String text, BitSet by) {
        return masked(text, by).replace("◇", "");
    }

    /** Whether a clause asks if there is a kind, or a size or colour that there is not. */
    private boolean asksForAKind(String text, Set<Intent> wants, boolean ofKind, Offer offer) {
        if (wants.contains(Intent.STOCK)) {
            return false;
        }
        boolean alone = Set.of(Intent.COMPATIBLE, Intent.VARIANTS).containsAll(wants);
        for (String clause : alone ? new String[] {text} : text.split("[,，。;；?？]+", -1)) {
            boolean some = alone ? ofKind : namesSome(clause, offer);
            if (HAS.matcher(clause).find()
                    && !hasSomething(clause, offer)
                    && (some || kinds.missesSize(clause, offer) || kinds.missesColour(clause, offer))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a clause asks of a kind that it names if it has something, and not if it is there. */
    private boolean hasSomething(String clause, Offer offer) {
        Matcher has = HAS_SOMETHING.matcher(clause);
        return has.find()
                && !GOODS_THEMSELVES.matcher(has.group(1)).find()
                && namesSome(clause.substring(0, has.start()), offer)
                && !namesSome(has.group(1), offer);
    }

    private boolean namesSome(String clause, Offer offer) {
        int named = kinds.named(clause, offer).size();
        return named > 0 && named < offer.kinds().size();
    }

    /** Whether a size is asked for, by a measure, a column of the chart, or a kind that bears the name of one. */
    private static void weighSizes(Question question, Offer offer, boolean ofKind, Set<Intent> wants) {
        if (SizeAdvice.tells(question, offer) && !wants.contains(Intent.SIZE)) {
            wants.removeAll(EnumSet.of(Intent.SUITED, Intent.NET_CONTENT, Intent.DIMENSIONS, Intent.HOLDS));
            wants.add(Intent.SIZE);
        }
        boolean measured =
                SizeAdvice.measures(question, offer) || (Measure.isBody(question.text()) && offer.sizes() != null);
        if (SizeAdvice.asksForColumn(question, offer) && !spokenOfOtherwise(wants, SIZING)) {
            wants.removeAll(SIZING);
            wants.add(Intent.SIZE);
        }
        if (measured && wants.stream().noneMatch(one -> one == Intent.SIZE) && question.has(WHICH_SIZE)) {
            wants.removeAll(SIZING);
            wants.add(Intent.SIZE);
        }
        boolean ofAPart = measured && Measure.isOfAPart(question.text());
        if (ofAPart && !spokenOfOtherwise(wants, ASKED_BESIDE_A_SIZE)) {
            wants.removeAll(SIZING);
            wants.add(Intent.SIZE);
        }
        if (measured && wants.stream().noneMatch(one -> one == Intent.SIZE) && !spokenOfOtherwise(wants)) {
            wants.add(Intent.SIZE);
        }
        if (wants.contains(Intent.SIZE)
                && !measured
                && ofKind
                && !SizeAdvice.asksForColumn(question, offer)
                && !SizeAdvice.tells(question, offer)
                && !question.text().contains("对应")) {
            wants.remove(Intent.SIZE);
            wants.add(Intent.STOCK);
        }
    }

    /** Takes out what only sounds like being asked for. */
    private void leaveOut(Question question, Set<Intent> wants) {
        if (question.has(words.reported())) {
            wants.remove(Intent.DELIVERY_TIME);
            wants.add(Intent.AFTER_SALE);
        }
        if (wants.contains(Intent.AFTER_SALE) && question.has(BROKEN_NOW)) {
            wants.remove(Intent.USAGE);
        }
        if (wants.contains(Intent.HOLDS) && question.has(Telling.BEARS)) {
            wants.remove(Intent.NET_CONTENT);
        }
        if (wants.contains(Intent.AFTER_SALE) && wants.contains(Intent.POSTAGE) && question.has(WHO_PAYS)) {
            wants.remove(question.has(GIVEN_BACK) ? Intent.POSTAGE : Intent.AFTER_SALE);
        }
        if (question.has(WHOLESALE) || question.has(MEASURED_DIFFERENCE)) {
            wants.remove(Intent.PRICE);
        }
        boolean ofPostage = wants.contains(Intent.POSTAGE) && question.has(POSTAGE_ITSELF);
        RATHER.forEach((rather, than) -> {
            if (wants.contains(rather)) {
                String elsewhere = OTHER_ASK.contains(rather) ? without(question.text(), rather) : "";
                than.stream()
                        .filter(other ->
                                !words.askedBy(other).matcher(elsewhere).find())
                        .forEach(wants::remove);
            }
        });
        if (ofPostage) {
            wants.add(Intent.POSTAGE);
        }
    }

    /** The text without the words that ask for an intent. */
    private String without(String text, Intent intent) {
        return words.askedBy(intent).matcher(text).replaceAll("◇");
    }

    private static boolean hasPackage(Offer offer) {
        return offer.fact(FactKey.PACKAGE).isPresent();
    }

    /** Numbers of a child or a bed may be there without a size being asked for. */
    private static boolean spokenOfOtherwise(Set<Intent> wants) {
        return spokenOfOtherwise(wants, EnumSet.of(Intent.PRICE, Intent.STOCK, Intent.DELIVERY_TIME));
    }

    private static boolean spokenOfOtherwise(Set<Intent> wants, Set<Intent> beside) {
        return !beside.containsAll(wants);
    }

    /** 5斤多少: nothing but goods, amounts and the asking; or a figure that is a price of the goods. */
    private boolean isBarePrice(String text, BitSet by, List<Offer> offers) {
        var rest = new StringBuilder(text);
        for (int at = by.nextSetBit(0); at >= 0 && at < rest.length(); at = by.nextSetBit(at + 1)) {
            rest.setCharAt(at, ' ');
        }
        Set<Integer> ofKinds = new HashSet<>();
        offers.forEach(offer -> kinds.named(text, offer)
                .forEach(kind -> Lexicon.plain(kind.name()).chars().forEach(ofKinds::add)));
        for (String stretch : rest.toString().split("[,，。;；?？!！~]", -1)) {
            String left = stretch.chars()
                    .filter(letter -> !ofKinds.contains(letter))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (BARE_PRICE.matcher(stretch).find()
                    && offers.stream().noneMatch(offer -> isOfWhatItIsMadeOf(text, offer))
                    && BESIDE_A_PRICE.matcher(left).replaceAll("").isEmpty()) {
                return true;
            }
        }
        if (HOW_MUCH.matcher(text).find()
                && offers.stream().noneMatch(offer -> isOfWhatItIsMadeOf(text, offer))
                && find(masked(text, by)).isEmpty()
                && words.concepts().stream()
                        .allMatch(concept -> concept.in(text).isEmpty())
                && offers.stream()
                        .allMatch(offer -> recall.labelled(new Question(masked(text, by)), offer)
                                .isEmpty())) {
            return true;
        }
        return find(masked(text, by)).isEmpty() && offers.stream().anyMatch(offer -> saysPrice(text, offer));
    }

    /** 羊毛多少 of a coat of wool: how much of it there is in the goods. */
    private static boolean isOfWhatItIsMadeOf(String text, Offer offer) {
        Matcher asked = HOW_MUCH.matcher(text);
        if (!asked.find() || asked.start() < 2) {
            return false;
        }
        String before = text.substring(asked.start() - 2, asked.start());
        return Naming.isHan(before)
                && MADE_OF.stream()
                        .anyMatch(key -> offer.fact(key).stream()
                                .anyMatch(fact -> fact.value().contains(before)))
                && offer.kinds().stream().noneMatch(kind -> kind.name().contains(before));
    }

    /** 含棉吗,多少: how much of what was asked for before. */
    private static boolean isHowMuchOfIt(Question question, Set<Intent> wants) {
        return question.has(AND_HOW_MUCH) && wants.stream().anyMatch(OF_SHARES::contains);
    }

    private static boolean saysPrice(String text, Offer offer) {
        Set<BigDecimal> figures = new HashSet<>();
        FIGURES.matcher(text).results().forEach(found -> figures.addAll(Figures.in(found.group())));
        return offer.kinds().stream()
                .map(kind -> BigDecimal.valueOf(kind.price().minor(), 2).stripTrailingZeros())
                .anyMatch(figures::contains);
    }
}
