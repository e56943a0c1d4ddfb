package org.qiantang.app.checkout;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

/** The regions that everybody may choose from, and the freight rules of the asker's shop. */
@RestController
class FreightEndpoints {
    private final FreightTable rules;
    private final Team team;

    FreightEndpoints(FreightTable rules, Team team) {
        this.rules = rules;
        this.team = team;
    }

    record Place(String id, String zh, String en) {}

    /** Rules as they travel; regions by their ids. */
    record Rules(
            @Nullable Long baseMinor,
            @Nullable Long freeFromMinor,
            @Nullable Map<String, @Nullable Long> surchargesMinor,
            @Nullable List<@Nullable String> notServed) {}

    @GetMapping("/api/regions")
    List<Place> regions() {
        return Arrays.stream(Region.values())
                .map(region -> new Place(region.name(), region.zh(), region.en()))
                .toList();
    }

    @GetMapping("/api/studio/freight")
    Rules get(@AuthenticationPrincipal @Nullable Person person) {
        return shown(rules.of(Team.shopOf(person)));
    }

    @PutMapping("/api/studio/freight")
    Rules put(@RequestBody Rules body, @AuthenticationPrincipal @Nullable Person person) {
        long shop = team.shopFor(person, Act.GOODS);
        FreightRules read = read(body);
        rules.set(shop, read);
        return shown(read);
    }

    private static Rules shown(FreightRules rules) {
        var surcharges = new TreeMap<String, @Nullable Long>();
        rules.surchargesMinor().forEach((region, minor) -> surcharges.put(region.name(), minor));
        return new Rules(
                rules.baseMinor(),
                rules.freeFromMinor(),
                surcharges,
                List.<@Nullable String>copyOf(
                        rules.notServed().stream().map(Region::name).toList()));
    }

    private static FreightRules read(Rules body) {
        Long base = body.baseMinor();
        Long free = body.freeFromMinor();
        var surcharges = new EnumMap<Region, Long>(Region.class);
        Map<String, @Nullable Long> asked = body.surchargesMinor();
        if (asked != null) {
            asked.forEach((name, minor) -> {
                if (minor != null && minor != 0) {
                    surcharges.put(
                            region("surchargesMinor", name), money("surchargesMinor", minor, FreightRules.MOST_MINOR));
                }
            });
        }
        var notServed = EnumSet.noneOf(Region.class);
        List<@Nullable String> names = body.notServed();
        if (names != null) {
            names.forEach(name -> notServed.add(region("notServed", name)));
        }
        return new FreightRules(
                money("baseMinor", base == null ? 0 : base, FreightRules.MOST_MINOR),
                free == null ? null : money("freeFromMinor", free, 100 * FreightRules.MOST_MINOR),
                surcharges,
                notServed);
    }

    private static Region region(String field, @Nullable String name) {
        return Arrays.stream(Region.values())
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense(field, "没有这个省级地区，请从列表中选择", "no such region; choose from the list"));
    }

    private static long money(String field, long minor, long most) {
        if (minor < 0 || minor > most) {
            throw Problem.nonsense(
                    field, "金额应在 0 到 " + most / 100 + " 元之间", "an amount from 0 to " + most / 100 + " yuan");
        }
        return minor;
    }
}
