package org.qiantang.app.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Tells one offer's answer to one intent; empty where its facts do not say. */
final class Telling {
    private static final Set<Intent> SENDING =
            EnumSet.of(Intent.DELIVERY_TIME, Intent.SHIP_FROM, Intent.COURIER, Intent.POSTAGE, Intent.REGION);
    private static final List<FactKey> PROVING = List.of(
            FactKey.CERTIFICATE,
            FactKey.COMPULSORY_MARK,
            FactKey.TEST_REPORT,
            FactKey.AUTHORISATION,
            FactKey.REGISTRATION,
            FactKey.LICENCE,
            FactKey.GRADE,
            FactKey.MATERIAL,
            FactKey.FILLING,
            FactKey.ORIGIN);
    /** The words that ask for one proof and no other. */
    private static final Map<FactKey, Pattern> ASKED_PROOF = Map.of(
            FactKey.TEST_REPORT, Pattern.compile("检测|质检|检验|报告"),
            FactKey.CERTIFICATE, Pattern.compile("证书|合格证|证明|鉴定|国检|有证"),
            FactKey.COMPULSORY_MARK, Pattern.compile("3c|ccc|认证"),
            FactKey.AUTHORISATION, Pattern.compile("授权|正品|真货|真的|保真|真假"),
            FactKey.REGISTRATION, Pattern.compile("备案|注册号|批号|特证|特字|妆字|国妆|准字|批文|蓝帽"),
            FactKey.LICENCE, Pattern.compile("许可|资质|消证|卫消|卫证|(?<![a-z])sc(?![a-z])"));

    private static final Pattern OUTSIDE = Pattern.compile("农药|农残|重金属");
    private static final Pattern GENUINE = Pattern.compile("正品|真货|真的|保真|真假|假货");
    private static final Pattern SINGLE_PACK = Pattern.compile("[一每小1][袋包支盒罐瓶片箱个双]");
    private static final String PACKS = "袋包";
    private static final Pattern COUNTED = Pattern.compile("(?:多少|几)小?([袋包盒瓶罐片粒颗支张抽只双条块枚根卷个棵株朵枝本册页节提桶件])(?!人|月|小时|码)");
    private static final Pattern OPENED = Pattern.compile("开封|拆封|开袋|开瓶|启封|打开后|开了|开盖|打开|拆开|开罐");
    private static final Pattern HOW_MUCH_OF_IT = Pattern.compile("浓度|几个点|百分之|百分比|占比|占多少|多少%|多少度");
    /** How much weight it bears is no question of how much goes in. */
    static final Pattern BEARS = Pattern.compile("承|[坐载挂吊拉提受][^,，]{0,2}多[重少]");

    private static final Pattern WEIGHED = Pattern.compile("净重|毛重|多重|重量|沉|轻吗|轻不轻|重不重|重吗|体积");
    private static final Pattern AGAINST =
            Pattern.compile("哪个|哪款|差多少|差几|[和跟与比].{1,8}(?:贵|便宜|划算|合算|实惠)|贵多少|便宜多少|一样|划算|区别");
    private static final Pattern MENDING = Pattern.compile("修|网点|售后点");
    private static final Pattern HOW_TO = Pattern.compile("怎么(?:样)?(?:个)?([\\p{IsHan}&&[^用弄卖买样么]])");
    private static final Pattern MADE_OF = Pattern.compile("什么做|做的|什么芯|里面|什么料|用料|原料|材料|材质|成分|什么东西");
    private static final Pattern HOW_HIGH = Pattern.compile("多高|高度|高不高");
    private static final Pattern HIGH = Pattern.compile("高|[×x*][^×x*]*[×x*]|^\\D*\\d+(?:\\.\\d+)?\\D*$");
    private static final Pattern POSTAGE = Pattern.compile("邮费|运费(?!险)|包邮|起送");
    private static final Pattern KEEPS = Pattern.compile("放|存|留");

    private final Question question;
    private final Offer offer;
    private final LocalDate today;
    private final Manner manner;
    private final Regions regions;
    private final List<Kind> spoken;
    private final Prices prices;
    private final Aftercare aftercare;
    private final boolean missesSize;
    private final Map<Intent, Supplier<Optional<Piece>>> ways;

    Telling(Question question, Offer offer, Kinds kinds, Regions regions, LocalDate today, Manner manner) {
        this.question = question;
        this.offer = offer;
        this.today = today;
        this.manner = manner;
        this.regions = regions;
        List<Kind> named = kinds.named(question.text(), offer);
        List<Kind> alone = kinds.withoutTheOtherPart(question.text(), offer);
        spoken = alone.isEmpty() ? spokenOf(named, kinds) : alone;
        prices = new Prices(offer, spoken, manner);
        aftercare = new Aftercare(question, offer);
        missesSize = !alone.isEmpty()
                || kinds.missesSize(question.text(), offer)
                || (named.isEmpty() && kinds.missesColour(question.text(), offer));
        ways = ways();
    }

    /** The kinds that are told: those named, those of the size that fits; all where all are, or where one is held against others. */
    private List<Kind> spokenOf(List<Kind> named, Kinds kinds) {
        boolean all = named.size() == offer.kinds().size() && named.size() > 2;
        if (all || (named.size() < 2 && question.has(AGAINST))) {
            return offer.kinds().size() <= 4 ? offer.kinds() : List.of();
        }
        return named.isEmpty()
                ? SizeAdvice.fitting(question, offer).stream()
                        .flatMap(size -> kinds.named(size + "码", offer).stream())
                        .distinct()
                        .toList()
                : named;
    }

    /** The answer to one intent: in its own way where it has one, else from the facts that it names. */
    Optional<Piece> of(Intent intent) {
        return redeemed(intent)
                .or(() -> ways.getOrDefault(intent, () -> facts(intent)).get())
                .or(() -> OwnFacts.of(intent, question, offer));
    }

    /** A voucher is not sent: who asks how it comes is told how it is used. */
    private Optional<Piece> redeemed(Intent intent) {
        return SENDING.contains(intent)
                ? Voucher.howToRedeem(offer.facts()).map(fact -> Recall.piece(List.of(fact)))
                : Optional.empty();
    }

    private Map<Intent, Supplier<Optional<Piece>>> ways() {
        Map<Intent, Supplier<Optional<Piece>>> own = new EnumMap<>(Intent.class);
        own.put(Intent.PRICE, () -> Optional.of(OnAir.price(prices.price(), question, offer, spoken)));
        own.put(Intent.STOCK, () -> Optional.of(prices.stock(question, missesSize)));
        own.put(
                Intent.SIZE,
                () -> BedSize.of(question, offer)
                        .or(() -> SizeAdvice.of(question, offer).map(one -> OneLarger.beside(one, question, offer)))
                        .or(() -> OwnFacts.ofAPart(question, offer))
                        .or(this::sizesOfKinds));
        own.put(Intent.VARIANTS, this::variants);
        own.put(Intent.DELIVERY_TIME, () -> Optional.of(deliveryTime()));
        own.put(Intent.SHIP_FROM, () -> Optional.of(shipFrom()));
        own.put(Intent.COURIER, () -> aftercare.line("快递").or(() -> aftercare.line("物流")));
        own.put(Intent.POSTAGE, () -> Optional.of(postage()));
        own.put(Intent.REGION, () -> regions.of(question, offer, manner));
        own.put(Intent.AFTER_SALE, () -> aftercare.toldOr(() -> facts(Intent.WARRANTY)));
        own.put(Intent.PRICE_PROTECTION, () -> promised(PromiseKind.PRICE_PROTECTION, "价"));
        own.put(Intent.FAKE_PAYS, () -> aftercare.fakePays().or(() -> aftercare.line("假一赔")));
        own.put(Intent.LATE_PAYS, () -> promised(PromiseKind.LATE_PAYS, "晚发"));
        own.put(
                Intent.FREIGHT_INSURANCE,
                () -> aftercare.line("运费险").or(() -> aftercare.promise(PromiseKind.FREIGHT_INSURANCE)));
        own.put(Intent.LINK, () -> Optional.of(link()));
        own.put(Intent.HOW_TO_BUY, () -> Optional.of(howToBuy()));
        own.put(Intent.SUITED, () -> Suitability.of(question, offer));
        own.put(Intent.PROVED, this::proved);
        own.put(Intent.WARRANTY, this::warranty);
        own.put(Intent.USAGE, this::usage);
        own.put(Intent.ALLERGENS, () -> facts(Intent.ALLERGENS).or(() -> facts(Intent.INGREDIENTS)));
        own.put(Intent.ORIGIN, this::origin);
        own.put(Intent.MATERIAL, () -> facts(Intent.MATERIAL).or(() -> made(Intent.INGREDIENTS)));
        own.put(Intent.LINING, () -> facts(Intent.LINING).or(() -> OwnFacts.lining(offer)));
        own.put(Intent.INGREDIENTS, () -> facts(Intent.INGREDIENTS).or(() -> made(Intent.MATERIAL)));
        own.put(Intent.COUPON, () -> aftercare.line("券").or(() -> aftercare.line("满减")));
        own.put(
                Intent.PAYMENT,
                () -> aftercare.line("分期").or(() -> aftercare.line("花呗")).or(() -> aftercare.line("货到付款")));
        own.put(Intent.CUSTOM_MADE, () -> aftercare.line("定制").or(() -> aftercare.line("刻字")));
        own.put(Intent.LIMIT, () -> aftercare.line("限购").or(() -> aftercare.line("每人限")));
        own.put(
                Intent.HOLDS,
                () -> question.has(BEARS)
                        ? Optional.empty()
                        : facts(Intent.HOLDS).or(this::charge));
        own.put(Intent.INVOICE, () -> aftercare.line("票"));
        own.put(Intent.TITLE, () -> Optional.of(Piece.of("这款是" + Spoken.text(offer.title()), "title")));
        own.put(Intent.FABRIC_WEIGHT, () -> facts(Intent.FABRIC_WEIGHT).or(this::thickness));
        own.put(Intent.DIMENSIONS, () -> isHigh() ? facts(Intent.DIMENSIONS) : Optional.empty());
        own.put(Intent.NET_CONTENT, this::netContent);
        own.put(
                Intent.SHELF_LIFE,
                () -> onceOpened().or(() -> facts(Intent.SHELF_LIFE)).or(this::keeping));
        own.put(Intent.MADE_ON, () -> facts(Intent.MADE_ON).or(() -> ofThisYear("新", Intent.HARVEST)));
        own.put(Intent.HARVEST, () -> facts(Intent.HARVEST).or(() -> ofThisYear("新茶", Intent.MADE_ON)));
        own.put(Intent.ELASTIC, this::elastic);
        own.put(Intent.BATTERY, () -> OwnFacts.ofHowLong(question, offer).or(() -> facts(Intent.BATTERY)));
        return own;
    }

    /** What is done when it breaks later: how long that is promised, and by whom. */
    private Optional<Piece> warranty() {
        Optional<Piece> known = facts(Intent.WARRANTY)
                .or(() -> aftercare.line("保修"))
                .or(() -> aftercare.promise(PromiseKind.WARRANTY))
                .or(() -> aftercare.line("换新"))
                .or(() -> aftercare.promise(PromiseKind.EXCHANGE));
        Optional<Piece> mended = question.has(MENDING) ? aftercare.repair() : Optional.empty();
        if (known.isEmpty() || mended.isEmpty()) {
            return known.or(() -> mended);
        }
        return Optional.of(new Piece(
                known.get().text() + "；" + mended.get().text(),
                Stream.concat(known.get().facts().stream(), mended.get().facts().stream())
                        .distinct()
                        .toList()));
    }

    /** Where it is from, and where what it is made of is from. */
    private Optional<Piece> origin() {
        List<Fact> known = Stream.concat(
                        offer.fact(FactKey.ORIGIN).stream(),
                        offer.facts().facts().stream()
                                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                                .filter(fact -> fact.label().contains("产地")))
                .limit(2)
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Recall.piece(known));
    }

    /** How it is used; of one act, what the merchant says of that act. */
    private Optional<Piece> usage() {
        Matcher act = HOW_TO.matcher(question.text());
        Optional<Piece> ofAct = !act.find()
                ? Optional.empty()
                : offer.facts().facts().stream()
                        .filter(fact -> FactKey.named(fact.key()).isEmpty())
                        .filter(fact -> fact.label().contains(act.group(1)))
                        .findFirst()
                        .map(fact -> Recall.piece(List.of(fact)));
        return ofAct.or(() -> facts(Intent.USAGE)).or(() -> aftercare.line("核销"));
    }

    /** What it is made of, by the other of the two facts that say so. */
    private Optional<Piece> made(Intent other) {
        boolean named = other.facts().stream()
                .flatMap(key -> offer.fact(key).stream())
                .anyMatch(fact -> OwnFacts.hasContained(question, fact));
        return named || question.has(MADE_OF) ? facts(other) : Optional.empty();
    }

    /** Of what is charged, the charge. */
    private Optional<Piece> charge() {
        return question.text().contains("容量") ? facts(Intent.BATTERY) : Optional.empty();
    }

    private Optional<Piece> promised(PromiseKind kind, String line) {
        return aftercare.promise(kind).or(() -> aftercare.line(line));
    }

    /** Whether it is this year's, by another of its days. */
    private Optional<Piece> ofThisYear(String word, Intent other) {
        return question.text().contains(word) ? facts(other) : Optional.empty();
    }

    private Piece shipFrom() {
        return Piece.of("从" + offer.delivery().from() + "发货", "delivery");
    }

    private Piece link() {
        return Piece.of(Spoken.text(offer.name()) + "是" + offer.number() + "号链接", "number");
    }

    private Optional<Piece> facts(Intent intent) {
        boolean share = question.has(HOW_MUCH_OF_IT) && (intent == Intent.INGREDIENTS || intent == Intent.MATERIAL);
        List<Fact> known = intent.facts().stream()
                .flatMap(key -> offer.fact(key).stream())
                .filter(fact -> !share || fact.value().chars().anyMatch(Character::isDigit))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Recall.piece(known));
    }

    /** Whether the dimensions say how high it is, where that is asked: of 120×60 nobody knows. */
    private boolean isHigh() {
        return !question.has(HOW_HIGH)
                || offer.fact(FactKey.DIMENSIONS)
                        .filter(fact -> HIGH.matcher(fact.value()).find())
                        .isPresent();
    }

    /** How thick it is, by the dimensions that say so. */
    private Optional<Piece> thickness() {
        return offer.fact(FactKey.DIMENSIONS)
                .filter(fact -> fact.value().contains("厚"))
                .map(fact -> Recall.piece(List.of(fact)));
    }

    private Piece deliveryTime() {
        int hours = offer.delivery().hoursToShip();
        String from = offer.delivery().from();
        String sent = manner.one(
                "付款后" + hours + "小时内从" + from + "发出",
                "拍下" + hours + "小时内发货，从" + from + "寄出",
                hours + "小时内发货，" + from + "发出");
        boolean arrives = question.text().contains("到");
        return Piece.of(arrives ? sent + "，路上几天要看快递" : sent, "delivery");
    }

    private Piece postage() {
        Optional<Fact> rule = offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .filter(fact -> POSTAGE.matcher(fact.label()).find())
                .findFirst();
        if (rule.isPresent()) {
            return Recall.piece(List.of(rule.get()));
        }
        if (!offer.delivery().freeShipping()) {
            return aftercare
                    .postage()
                    .orElseGet(() -> Piece.of(manner.one("这款不包邮，运费下单页能看到", "这款不包邮，运费以下单页为准"), "delivery"));
        }
        List<String> excluded = offer.delivery().excluded();
        String but = excluded.isEmpty() ? "" : "，" + String.join("、", excluded) + "不发";
        return Piece.of(manner.one("包邮", "是包邮的", "这款包邮") + but, "delivery");
    }

    private Optional<Piece> variants() {
        boolean ofColour = question.text().matches(".*(?:色|colo|[红橙黄绿青蓝紫黑白灰粉棕咖米杏驼金银]的).*");
        Optional<Fact> colour = ofColour ? offer.fact(FactKey.COLOUR) : Optional.empty();
        Optional<Piece> kinds = prices.variants();
        if (colour.isEmpty()) {
            return kinds;
        }
        String colours = manner.one("颜色有", "颜色是") + Spoken.fact(colour.get());
        return offer.kinds().size() > 4 || kinds.isEmpty()
                ? Optional.of(Piece.of(colours, FactKey.COLOUR.key()))
                : Optional.of(new Piece(
                        colours + "，" + kinds.get().text(),
                        Stream.concat(Stream.of(FactKey.COLOUR.key()), kinds.get().facts().stream())
                                .toList()));
    }

    private Optional<Piece> sizesOfKinds() {
        boolean described = Measure.isBody(question.text());
        return described || offer.sizes() != null ? Optional.empty() : prices.variants();
    }

    /** How much is in it. Of what is counted, only a text that counts the same answers: so many bags, sheets, pieces. */
    private Optional<Piece> netContent() {
        List<Fact> known = new ArrayList<>();
        Matcher counted = COUNTED.matcher(question.text());
        boolean counts = counted.find();
        if (counts) {
            Pattern same = Pattern.compile(
                    "\\d\\s*(?:小)?[" + (PACKS.contains(counted.group(1)) ? PACKS : counted.group(1)) + "]");
            offer.facts().facts().stream()
                    .filter(fact -> same.matcher(fact.text()).find())
                    .limit(2)
                    .forEach(known::add);
            if (known.isEmpty()
                    && offer.kinds().stream()
                            .anyMatch(kind -> same.matcher(kind.name()).find())) {
                return prices.variants();
            }
        }
        if (!counts || question.text().matches(".*(?:重|克|斤|沉|净含|毫升|g|ml).*")) {
            Intent.NET_CONTENT.facts().stream()
                    .flatMap(key -> offer.fact(key).stream())
                    .filter(fact -> !known.contains(fact))
                    .forEach(known::add);
            boolean ofOnePack = SINGLE_PACK.matcher(question.text()).find();
            offer.fact(FactKey.PACKAGE)
                    .filter(fact -> ofOnePack || (known.isEmpty() && !question.has(WEIGHED)))
                    .filter(fact -> fact.value().chars().anyMatch(Character::isDigit) && !known.contains(fact))
                    .ifPresent(known::add);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(Recall.piece(known));
    }

    /** How long it keeps, where only the words on storage say so. */
    private Optional<Piece> keeping() {
        return offer.fact(FactKey.STORAGE)
                .filter(fact -> fact.value().chars().anyMatch(Character::isDigit) || question.has(KEEPS))
                .map(fact -> Recall.piece(List.of(fact)));
    }

    /** How long it keeps once it is opened, where a fact says so. */
    private Optional<Piece> onceOpened() {
        List<Fact> opened = offer.facts().facts().stream()
                .filter(fact -> OPENED.matcher(fact.label() + fact.value()).find())
                .limit(1)
                .toList();
        return question.has(OPENED) && !opened.isEmpty() ? Optional.of(Recall.piece(opened)) : Optional.empty();
    }

    private Optional<Piece> elastic() {
        Optional<Piece> own = OwnFacts.of(Intent.ELASTIC, question, offer);
        if (own.isPresent()) {
            return own;
        }
        List<Fact> known = Intent.ELASTIC.facts().stream()
                .flatMap(key -> offer.fact(key).stream())
                .filter(fact -> fact.value().matches(".*(?:弹|氨纶|松紧|紧身|修身|宽松|合身).*"))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(Recall.piece(known));
    }

    private Piece howToBuy() {
        return offer.isSoldOut()
                ? Piece.of(offer.number() + "号链接已经卖完了", "stock")
                : Piece.of(
                        manner.one("点" + offer.number() + "号链接，选好规格就能下单", "下方点" + offer.number() + "号链接，挑好规格直接拍"),
                        "number");
    }

    /** What stands behind the goods, proof by proof; the one whose fact is asked for comes first. */
    private Optional<Piece> proved() {
        List<FactKey> asked = PROVING.stream().filter(this::isAsked).toList();
        List<Piece> proofs = PROVING.stream()
                .flatMap(key -> offer.fact(key).stream())
                .flatMap(fact -> proofOf(fact).stream())
                .toList();
        Optional<Piece> fact = asked.stream()
                .flatMap(key -> offer.fact(key).stream())
                .filter(one ->
                        !question.has(OUTSIDE) || OUTSIDE.matcher(one.text()).find())
                .map(one -> proofOf(one).orElseGet(() -> Recall.piece(List.of(one))))
                .findFirst();
        Optional<Piece> proof =
                proofs.stream().filter(piece -> asksFor(piece.text())).findFirst();
        if (question.has(OUTSIDE)) {
            return proof.or(() -> fact);
        }
        Optional<Piece> promise = question.has(GENUINE) ? aftercare.promise(PromiseKind.FAKE_PAYS) : Optional.empty();
        return fact.or(() -> proof).or(() -> promise).or(() -> proofs.stream().findFirst());
    }

    private boolean isAsked(FactKey key) {
        Pattern words = ASKED_PROOF.get(key);
        return words != null && question.has(words);
    }

    private boolean asksFor(String piece) {
        return Stream.of("农药", "农残", "重金属", "备案", "许可证", "检测报告", "3c", "ccc", "产地")
                .filter(word -> question.text().contains(word))
                .map(word -> word.equals("农残") ? "农药" : word.equals("3c") ? "ccc" : word)
                .anyMatch(Lexicon.plain(piece)::contains);
    }

    private Optional<Piece> proofOf(Fact fact) {
        Proof proof = fact.proof();
        if (proof == null || !proof.holdsOn(today)) {
            return Optional.empty();
        }
        String by = proof.issuer().isBlank() ? "" : "，" + proof.issuer() + "出的";
        return Optional.of(
                Piece.of("有" + proof.kind() + "，" + fact.label() + "：" + Spoken.fact(fact) + by, fact.key()));
    }

    /** What is said of the facts of an offer, in one breath. */
    static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining("；"));
    }
}
