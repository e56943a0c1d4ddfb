package org.qiantang.app.redeem;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;
import org.qiantang.event.VoucherTerms;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the shop's people do with vouchers: look at one, redeem it, and see what was redeemed on a day. */
@RestController
class TillEndpoints {
    private static final int MAX_CODE = 64;
    private static final int MAX_PLACE = 30;

    private final Till till;
    private final VoucherRows rows;
    private final RedeemedFile file;
    private final People people;
    private final OrderNumbers numbers;
    private final Team team;
    private final InstantSource clock;

    TillEndpoints(
            Till till,
            VoucherRows rows,
            RedeemedFile file,
            People people,
            OrderNumbers numbers,
            Team team,
            InstantSource clock) {
        this.till = till;
        this.rows = rows;
        this.file = file;
        this.people = people;
        this.numbers = numbers;
        this.team = team;
        this.clock = clock;
    }

    /** The code travels in the body: addresses are written into logs. */
    record Looked(@Nullable String code) {}

    record Redeemed(@Nullable String code, @Nullable String place) {}

    /** A voucher that can be redeemed now. */
    record Ticket(
            String voucherId,
            String code,
            String title,
            String entitles,
            String excluded,
            List<VoucherTerms.Place> places,
            Money price,
            String orderNo,
            String buyerNickname,
            boolean simulatedBuyer,
            Instant issuedAt,
            Instant goodUntil) {
        Ticket {
            places = List.copyOf(places);
        }
    }

    /** A voucher that was redeemed. */
    record Used(
            String voucherId,
            String code,
            String title,
            Money price,
            String orderNo,
            String buyerNickname,
            Instant redeemedAt,
            String redeemedBy,
            String place) {}

    record Sum(String day, long pieces, Money amount) {}

    @PostMapping("/api/studio/vouchers/look")
    Ticket look(@RequestBody Looked body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.REDEEM);
        return ticket(till.look(code(body.code()), shop, idOf(person)));
    }

    @PostMapping("/api/studio/vouchers/redeem")
    Used redeem(@RequestBody Redeemed body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.REDEEM);
        String place = body.place();
        if (place == null || place.isBlank() || place.length() > MAX_PLACE || place.indexOf('\0') >= 0) {
            throw Problem.nonsense("place", "请选择所在门店", "choose the place that you are at");
        }
        return used(till.redeem(code(body.code()), place.strip(), shop, idOf(person)));
    }

    /** What was redeemed on a day in China, today unless one is named, the newest first. */
    @GetMapping("/api/studio/vouchers/redeemed")
    Page<Used> redeemed(
            @RequestParam(defaultValue = "") String day,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.REDEEM);
        LocalDate on = day(day);
        int most = Page.limit(limit);
        List<VoucherRow> found = rows.redeemed(
                shop, startOf(on), startOf(on.plusDays(1)), Bookmark.read(after, Bookmark.NEWEST), most + 1);
        return Page.of(
                        found,
                        most,
                        row -> Bookmark.at(redeemedAt(row), row.voucherId()).cursor())
                .map(this::used);
    }

    /** How many were redeemed on a day, and what their buyers had paid for them. */
    @GetMapping("/api/studio/vouchers/redeemed/sum")
    Sum sum(@RequestParam(defaultValue = "") String day, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.REDEEM);
        LocalDate on = day(day);
        VoucherRows.Sum sum = rows.sum(shop, startOf(on), startOf(on.plusDays(1)));
        return new Sum(on.toString(), sum.pieces(), Money.cny(sum.minor()));
    }

    /** The same list as a file. */
    @GetMapping("/api/studio/vouchers/redeemed/export")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String day,
            HttpServletRequest request,
            @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.REDEEM);
        SheetFormat kind = SheetFormat.named(format)
                .orElseThrow(() -> Problem.nonsense("format", "格式应为 csv 或 xlsx", "csv or xlsx"));
        LocalDate on = day(day);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kind.contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"redeemed-" + on + "." + kind.extension() + "\"")
                .body(file.of(shop, startOf(on), startOf(on.plusDays(1)), kind, Language.english(request)));
    }

    private Ticket ticket(Till.Good good) {
        VoucherRow voucher = good.voucher();
        VoucherTerms terms = good.terms();
        return new Ticket(
                Long.toString(voucher.voucherId()),
                voucher.code().masked(),
                voucher.title(),
                terms.entitles(),
                terms.excluded(),
                terms.places(),
                voucher.price(),
                numbers.numberOf(voucher.orderId()),
                people.nickname(voucher.buyerId()),
                people.isSimulated(voucher.buyerId()),
                voucher.issuedAt(),
                voucher.goodUntil());
    }

    private Used used(VoucherRow voucher) {
        return new Used(
                Long.toString(voucher.voucherId()),
                voucher.code().masked(),
                voucher.title(),
                voucher.price(),
                numbers.numberOf(voucher.orderId()),
                people.nickname(voucher.buyerId()),
                redeemedAt(voucher),
                people.nickname(Objects.requireNonNullElse(voucher.redeemedBy(), 0L)),
                Objects.requireNonNullElse(voucher.redeemedPlace(), ""));
    }

    static Instant redeemedAt(VoucherRow voucher) {
        Instant at = voucher.redeemedAt();
        if (at == null) {
            throw new IllegalStateException("voucher " + voucher.voucherId() + ": open (expected: redeemed)");
        }
        return at;
    }

    private LocalDate day(String day) {
        if (day.isEmpty()) {
            return clock.instant().atZone(Till.CHINA).toLocalDate();
        }
        try {
            LocalDate on = LocalDate.parse(day);
            if (on.getYear() >= 2000 && on.getYear() < 3000) {
                return on;
            }
        } catch (DateTimeParseException _) {
            throw noDay();
        }
        throw noDay();
    }

    private static Problem noDay() {
        return Problem.nonsense("day", "日期应为 2027-01-31 这样的格式", "a day such as 2027-01-31");
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(Till.CHINA).toInstant();
    }

    private static String code(@Nullable String code) {
        if (code == null || code.isBlank() || code.length() > MAX_CODE) {
            throw Problem.nonsense("code", "请输入券码", "type the code");
        }
        return code;
    }

    private static long idOf(@Nullable Person person) {
        if (person == null) {
            throw Problem.signIn();
        }
        return person.id();
    }
}
