package org.qiantang.app.guidance;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Officers;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.guidance.BeautyTicks.About;
import org.qiantang.app.guidance.BeautyTicks.Tick;
import org.qiantang.app.web.Page;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The lists for medical beauty as officers go through them, of a shop or in a dossier: {@code about} is shop or dossier. */
@RestController
@RequestMapping("/api/officer/beauty-lists/{about}/{id}")
class BeautyTickEndpoints {
    private final BeautyTicks ticks;
    private final Guidance guidance;
    private final People people;
    private final Ids ids;
    private final InstantSource clock;

    BeautyTickEndpoints(BeautyTicks ticks, Guidance guidance, People people, Ids ids, InstantSource clock) {
        this.ticks = ticks;
        this.guidance = guidance;
        this.people = people;
        this.ids = ids;
        this.clock = clock;
    }

    /** A point as it stands, or as it was set once. */
    record TickView(String point, boolean ticked, String version, String officerName, Instant at) {}

    /** {@code name} is the shop's; a point that was never ticked is not among the ticks. */
    record Gone(String about, long id, String name, String version, List<TickView> ticks) {
        Gone {
            ticks = List.copyOf(ticks);
        }
    }

    record TickBody(@Nullable String point, @Nullable Boolean ticked) {}

    @GetMapping
    Gone beautyTicks(
            @PathVariable String about, @PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        return gone(about(about), id);
    }

    /** Ticks a point or takes the tick away; what stands so already is not noted again. */
    @PostMapping
    Gone tickBeautyPoint(
            @PathVariable String about,
            @PathVariable long id,
            @RequestBody TickBody body,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.only(person);
        About what = about(about);
        requireThere(what, id);
        String point = body.point() == null ? "" : body.point();
        Boolean ticked = body.ticked();
        if (!guidance.medicalBeauty().allPoints().contains(point)) {
            throw Problem.nonsense("point", "清单里没有这一项", "no such point on the lists");
        }
        if (ticked == null) {
            throw Problem.nonsense("ticked", "请说明勾选还是取消", "ticked: true or false");
        }
        boolean on = ticked;
        boolean stands =
                ticks.now(what, id).stream().anyMatch(tick -> tick.point().equals(point) && tick.ticked() == on);
        if (!stands) {
            ticks.add(
                    what,
                    id,
                    new Tick(
                            ids.next(),
                            point,
                            on,
                            guidance.medicalBeauty().version(),
                            officer.id(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
        return gone(what, id);
    }

    @GetMapping("/history")
    Page<TickView> beautyTickHistory(
            @PathVariable String about,
            @PathVariable long id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Integer limit,
            @AuthenticationPrincipal @Nullable Person person) {
        Officers.orAdmin(person);
        About what = about(about);
        requireThere(what, id);
        int most = Page.limit(limit);
        return Page.of(
                        ticks.history(what, id, Page.after(after, Long.MAX_VALUE), most + 1),
                        most,
                        tick -> Long.toString(tick.tickId()))
                .map(this::view);
    }

    private void requireThere(About about, long id) {
        if (ticks.nameOf(about, id).isEmpty()) {
            throw Problem.notFound();
        }
    }

    private Gone gone(About about, long id) {
        String name = ticks.nameOf(about, id).orElseThrow(Problem::notFound);
        return new Gone(
                word(about),
                id,
                name,
                guidance.medicalBeauty().version(),
                ticks.now(about, id).stream().map(this::view).toList());
    }

    private TickView view(Tick tick) {
        return new TickView(tick.point(), tick.ticked(), tick.version(), people.nickname(tick.byPerson()), tick.at());
    }

    private static String word(About about) {
        return switch (about) {
            case SHOP -> "shop";
            case DOSSIER -> "dossier";
        };
    }

    private static About about(String word) {
        return switch (word) {
            case "shop" -> About.SHOP;
            case "dossier" -> About.DOSSIER;
            default -> throw Problem.notFound();
        };
    }
}
