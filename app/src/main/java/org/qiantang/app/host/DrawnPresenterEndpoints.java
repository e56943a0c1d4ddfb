package org.qiantang.app.host;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Look;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The presenter of a shop, for pages that draw her themselves. She is on air for everybody, so her looks are no secret. */
@RestController
@RequestMapping("/api/shops/{shop}/presenter")
class DrawnPresenterEndpoints {
    private final ShopLooks looks;
    private final Drawings drawings;
    private final HouseVoice voice;

    DrawnPresenterEndpoints(ShopLooks looks, Drawings drawings, HouseVoice voice) {
        this.looks = looks;
        this.drawings = drawings;
        this.voice = voice;
    }

    /**
     * Who answers for a shop.
     *
     * @param drawing where her parts are to be had, at another address whenever she looks otherwise
     * @param speaks whether this house has a voice
     */
    record DrawnPresenter(String drawing, boolean speaks) {}

    @GetMapping
    DrawnPresenter drawnPresenter(@PathVariable long shop) {
        String tag = drawings.tag(looks.of(shop));
        return new DrawnPresenter("/api/shops/" + shop + "/presenter/drawing?of=" + tag, voice.speaks());
    }

    /** Her parts as {@code web/ui/presenter/drawing.ts} reads them; what was asked for by its tag stays as it is. */
    @GetMapping(path = "/drawing", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> presenterDrawing(@PathVariable long shop, @RequestParam @Nullable String of) {
        Look look = looks.of(shop);
        CacheControl keep = drawings.tag(look).equals(of)
                ? CacheControl.maxAge(Duration.ofDays(7)).cachePublic().immutable()
                : CacheControl.noCache();
        return ResponseEntity.ok().cacheControl(keep).body(drawings.of(look));
    }
}
