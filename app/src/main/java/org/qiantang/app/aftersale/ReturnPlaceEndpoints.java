package org.qiantang.app.aftersale;

import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where the asker's shop has goods sent back to. */
@RestController
class ReturnPlaceEndpoints {
    private static final int MOST_NAME = 40;
    private static final int MOST_PLACE = 120;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,18}[0-9]");

    private final ReturnPlaces places;
    private final Team team;
    private final InstantSource clock;

    ReturnPlaceEndpoints(ReturnPlaces places, Team team, InstantSource clock) {
        this.places = places;
        this.team = team;
        this.clock = clock;
    }

    /** As it travels; all empty where the shop has said none. */
    record Place(
            @Nullable String recipient,
            @Nullable String phone,
            @Nullable String region,
            @Nullable String street) {}

    @GetMapping("/api/studio/return-place")
    Place get(@AuthenticationPrincipal @Nullable Person person) {
        return places.of(team.shopFor(person, Act.AFTER_SALE))
                .map(ReturnPlaceEndpoints::shown)
                .orElse(new Place("", "", "", ""));
    }

    @PutMapping("/api/studio/return-place")
    Place put(@RequestBody Place body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.AFTER_SALE);
        var place = new ReturnPlace(
                text("recipient", body.recipient(), MOST_NAME),
                text("phone", body.phone(), MOST_NAME),
                text("region", body.region(), MOST_PLACE),
                text("street", body.street(), MOST_PLACE));
        if (!PHONE.matcher(place.phone()).matches()) {
            throw Problem.nonsense("phone", "请填写 7 到 20 位的电话号码", "a phone number of 7 to 20 digits");
        }
        places.set(shop, place, clock.instant());
        return shown(place);
    }

    private static Place shown(ReturnPlace place) {
        return new Place(place.recipient(), place.phone(), place.region(), place.street());
    }

    private static String text(String field, @Nullable String given, int most) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty() || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.nonsense(field, "请填写，最多 " + most + " 个字", "required, " + most + " characters at most");
        }
        return text;
    }
}
