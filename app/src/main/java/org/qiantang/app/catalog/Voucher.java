package org.qiantang.app.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Flaw.Fault;
import org.qiantang.event.VoucherTerms;

/**
 * A product that is a voucher (到店券): what one piece entitles to, where, and how long.
 *
 * <p>What was not used is given back at any time, and by itself once its time is over; no shop's rule takes that away.
 *
 * @param validDays days after that of the payment through which it can be used; null where it ends on a date
 * @param validUntil its last day, in China; null where days are counted
 * @param excluded days and hours on which it cannot be used, in words; may be empty
 */
public record Voucher(
        String entitles,
        List<Place> places,
        @Nullable Integer validDays,
        @Nullable LocalDate validUntil,
        String excluded) {
    static final int MOST_PLACES = 10;
    static final int MOST_DAYS = 720;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** What its facts are called: they are made of it, and nobody types them. */
    private static final String INCLUDES = "套餐内容";

    private static final String WHERE = "适用门店";
    private static final String ADDRESS = "地址";
    private static final String HOURS = "营业时间";
    private static final String PHONE = "联系电话";
    private static final String VALID = "有效期";
    private static final String EXCLUDED = "不可用时间";
    private static final String REFUND = "退款规则";
    private static final String REDEEM = "核销方式";
    private static final String ONE_PLACE = "门店";
    /** Words that make a list less than its parts (任选两份, 不含酒水): without them it would promise more. */
    private static final Pattern CONDITION =
            Pattern.compile("不含|不包|除外|[任可]选|选[一二三四五六七八九\\d]|另[付收购计]|自[费理]|限|须|需|或|以上|其中|不可|凭|仅");

    private static final Set<String> OWN = Set.of(INCLUDES, WHERE, VALID, EXCLUDED, REFUND, REDEEM);

    public Voucher {
        places = List.copyOf(places);
    }

    /** A shop that one can walk into (门店), with its opening hours in words. */
    public record Place(String name, String address, String hours, String phone) {}

    /** The fact that says how a voucher is used; empty in the sheet of goods that are sent. */
    public static Optional<Fact> howToRedeem(FactSheet sheet) {
        return sheet.fact(REDEEM);
    }

    /**
     * The keys of what a sheet tells to somebody who thinks of going there, the weightiest first: what is included, where,
     * the first place's address and hours, until when, the other places, and when not. Empty for goods that are sent.
     */
    public static List<String> visit(FactSheet sheet) {
        if (howToRedeem(sheet).isEmpty()) {
            return List.of();
        }
        List<String> places = sheet.facts().stream()
                .map(Fact::key)
                .filter(key -> isOfAPlace(sheet, key))
                .toList();
        int first = Math.min(2, places.size());
        return Stream.of(
                        List.of(INCLUDES, WHERE),
                        places.subList(0, first),
                        List.of(VALID),
                        places.subList(first, places.size()),
                        List.of(EXCLUDED))
                .flatMap(List::stream)
                .filter(key -> sheet.fact(key).isPresent())
                .toList();
    }

    /** Whether less of the fact is still true: an address and a bare list may be cut, hours and conditions may not. */
    public static boolean mayBeCut(Fact fact) {
        return isAddress(fact.key())
                || (isWhatOrWhere(fact.key()) && !CONDITION.matcher(fact.text()).find());
    }

    /** Whether the fact says what it is for or where, and not when or on what conditions. */
    public static boolean isWhatOrWhere(String key) {
        return key.equals(INCLUDES) || key.equals(WHERE) || isAddress(key);
    }

    public static boolean isAddress(String key) {
        return key.endsWith(ADDRESS);
    }

    /** Made of a place of the voucher: what a merchant typed under another name that ends alike is not. */
    private static boolean isOfAPlace(FactSheet sheet, String key) {
        if (key.equals(ONE_PLACE + ADDRESS) || key.equals(HOURS)) {
            return true;
        }
        String ending = isAddress(key) ? ADDRESS : HOURS;
        String names = "、" + sheet.fact(WHERE).map(Fact::value).orElse("") + "、";
        return key.endsWith(ending) && names.contains("、" + key.substring(0, key.length() - ending.length()) + "、");
    }

    /** Whether its last day is over, so that whoever bought it now could not use it. */
    public boolean isOver(Instant now) {
        return validUntil != null && validUntil.isBefore(today(now));
    }

    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, CHINA);
    }

    /** The sheet with what is told of this voucher after all else, in place of what was told before. */
    FactSheet in(FactSheet sheet) {
        var facts = new ArrayList<Fact>(typed(sheet));
        facts.addAll(told());
        return new FactSheet(facts);
    }

    /** The facts of a sheet that somebody typed, without those that are made of this voucher. */
    List<Fact> typed(FactSheet sheet) {
        Set<String> names = told().stream().map(Fact::key).collect(Collectors.toSet());
        return sheet.facts().stream()
                .filter(fact -> !names.contains(fact.key()) && !OWN.contains(fact.key()))
                .toList();
    }

    private List<Fact> told() {
        var told = new ArrayList<Fact>();
        tell(told, INCLUDES, entitles);
        tell(told, WHERE, places.stream().map(Place::name).collect(Collectors.joining("、")));
        for (Place place : places) {
            String of = places.size() == 1 ? "" : place.name();
            tell(told, (of.isEmpty() ? ONE_PLACE : of) + ADDRESS, place.address());
            tell(told, of + HOURS, place.hours());
            tell(told, of + PHONE, place.phone());
        }
        LocalDate last = validUntil;
        tell(told, VALID, last == null ? "付款后 " + validDays + " 天内可用" : last + " 前可用（含当日）");
        tell(told, EXCLUDED, excluded);
        tell(told, REFUND, "没用过的券随时可退，过期自动退款");
        tell(told, REDEEM, "不用寄送，到店出示订单里的券码，由店员核销");
        return told;
    }

    private static void tell(List<Fact> told, String key, String value) {
        if (!value.isBlank()) {
            told.add(new Fact(key, value, null, null));
        }
    }

    void check(List<Flaw> flaws) {
        Texts.check("voucher.entitles", entitles, 2, 300, flaws);
        Texts.check("voucher.excluded", excluded, 0, 200, flaws);
        if (places.isEmpty()) {
            flaws.add(new Flaw("voucher.places", Fault.MISSING));
        } else if (places.size() > MOST_PLACES) {
            flaws.add(new Flaw("voucher.places", Fault.RANGE, "1–" + MOST_PLACES));
        }
        for (int i = 0; i < Math.min(places.size(), MOST_PLACES); i++) {
            Place place = places.get(i);
            String path = "voucher.places[" + i + "].";
            Texts.check(path + "name", place.name(), 1, 30, flaws);
            Texts.check(path + "address", place.address(), 4, 80, flaws);
            Texts.check(path + "hours", place.hours(), 1, 60, flaws);
            Texts.check(path + "phone", place.phone(), 0, 30, flaws);
            boolean twice =
                    places.subList(0, i).stream().anyMatch(other -> other.name().equals(place.name()));
            if (twice) {
                flaws.add(new Flaw(path + "name", Fault.TWICE, place.name()));
            }
        }
        Integer days = validDays;
        if (days == null && validUntil == null) {
            flaws.add(new Flaw("voucher.validDays", Fault.MISSING));
        } else if (days != null && (days < 1 || days > MOST_DAYS)) {
            flaws.add(new Flaw("voucher.validDays", Fault.RANGE, "1–" + MOST_DAYS));
        } else if (days != null && validUntil != null) {
            flaws.add(new Flaw("voucher.validUntil", Fault.TWICE));
        }
    }

    /** As it is promised with an order. */
    VoucherTerms asEvent() {
        return new VoucherTerms(
                entitles,
                places.stream()
                        .map(place ->
                                new VoucherTerms.Place(place.name(), place.address(), place.hours(), place.phone()))
                        .toList(),
                validDays,
                validUntil == null ? null : validUntil.toString(),
                excluded);
    }
}
