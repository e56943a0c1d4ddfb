package org.qiantang.app.payment;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.Locale;
import org.qiantang.app.web.Language;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The cashier's pages, for whoever has the link: the ways to pay, a code to scan, and how it stands. */
@RestController
class CashierEndpoints {
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    private final CashierDesk desk;
    private final CashierSheets sheets;

    CashierEndpoints(CashierDesk desk, InstantSource clock) {
        this.desk = desk;
        this.sheets = new CashierSheets(clock);
    }

    @GetMapping(CashierDesk.PATH + "{no}")
    ResponseEntity<String> show(@PathVariable String no, HttpServletRequest request) {
        return page(desk.standing(no), Language.english(request));
    }

    @PostMapping(CashierDesk.PATH + "{no}/{way}")
    ResponseEntity<String> choose(@PathVariable String no, @PathVariable String way, HttpServletRequest request)
            throws InterruptedException {
        boolean english = Language.english(request);
        return switch (desk.choose(no, way, isPhone(request), request.getRemoteAddr())) {
            case CashierDesk.Chosen.Away(String address) ->
                ResponseEntity.status(303)
                        .location(URI.create(address))
                        .cacheControl(CacheControl.noStore())
                        .build();
            case CashierDesk.Chosen.Code(CashierTable.Row bill) ->
                ResponseEntity.status(303)
                        .location(URI.create(sheets.codeAddress(bill, way, english)))
                        .cacheControl(CacheControl.noStore())
                        .build();
            case CashierDesk.Chosen.Not(CashierDesk.Standing standing) -> page(standing, english);
            case CashierDesk.Chosen.Trouble(CashierTable.Row bill) ->
                html(503, sheets.open(bill, desk.ways(), true, english));
        };
    }

    /** The code of a payment that was opened; the bill itself where there is none, or once it is paid. */
    @GetMapping(CashierDesk.PATH + "{no}/{way}")
    ResponseEntity<String> code(@PathVariable String no, @PathVariable String way, HttpServletRequest request) {
        boolean english = Language.english(request);
        CashierDesk.Standing standing = desk.standing(no);
        if (standing instanceof CashierDesk.Standing.Open(CashierTable.Row bill)) {
            return desk.code(bill, way)
                    .map(code -> html(200, sheets.code(bill, code, way, english)))
                    .orElseGet(() -> page(standing, english));
        }
        return page(standing, english);
    }

    private ResponseEntity<String> page(CashierDesk.Standing standing, boolean english) {
        return switch (standing) {
            case CashierDesk.Standing.Unknown() -> html(404, sheets.unknown(english));
            case CashierDesk.Standing.Open(CashierTable.Row bill) ->
                html(200, sheets.open(bill, desk.ways(), false, english));
            case CashierDesk.Standing.Paid(CashierTable.Row bill) -> html(200, sheets.paid(bill, english));
            case CashierDesk.Standing.Over(CashierTable.Row bill) -> html(200, sheets.over(bill, english));
        };
    }

    private static boolean isPhone(HttpServletRequest request) {
        String browser = request.getHeader("User-Agent");
        return browser != null && browser.toLowerCase(Locale.ROOT).matches(".*(mobile|android|iphone).*");
    }

    private static ResponseEntity<String> html(int status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }
}
