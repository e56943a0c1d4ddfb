package org.qiantang.app.payment.simulated;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.web.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The provider's own cashier, where a buyer confirms a payment. */
@RestController
class CashierPages {
    static final String PATH = "/simpay/cashier/";
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType STYLE = MediaType.parseMediaType("text/css;charset=UTF-8");

    private final SimulatedProvider provider;
    private final InstantSource clock;
    private final CashierPage page = new CashierPage();

    CashierPages(SimulatedProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @GetMapping(PATH + "{no}")
    ResponseEntity<String> show(@PathVariable String no, HttpServletRequest request) {
        boolean english = Language.english(request);
        return provider.find(no)
                .map(payment -> html(200, page.of(payment, english, provider.isOver(payment), left(payment))))
                .orElseGet(() -> html(404, page.unknown(english)));
    }

    /** Confirms, and shows the page anew, so that loading it again does not ask to confirm once more. */
    @PostMapping(PATH + "{no}/pay")
    ResponseEntity<String> pay(@PathVariable String no, HttpServletRequest request) {
        boolean english = Language.english(request);
        return switch (provider.pay(no)) {
            case PAID, TOO_LATE ->
                ResponseEntity.status(303)
                        .location(URI.create(PATH + no + "?lang=" + (english ? "en" : "zh")))
                        .build();
            case UNKNOWN -> html(404, page.unknown(english));
        };
    }

    @GetMapping("/simpay/cashier.js")
    ResponseEntity<Resource> script() {
        return file("simpay/cashier.js", SCRIPT);
    }

    @GetMapping("/simpay/cashier.css")
    ResponseEntity<Resource> style() {
        return file("simpay/cashier.css", STYLE);
    }

    private Duration left(Ledger.Payment payment) {
        Duration left = Duration.between(clock.instant(), payment.payUntil());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static ResponseEntity<String> html(int status, String page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(page);
    }

    private static ResponseEntity<Resource> file(String path, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(new ClassPathResource(path));
    }
}
