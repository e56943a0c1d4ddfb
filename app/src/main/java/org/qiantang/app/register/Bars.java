package org.qiantang.app.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.web.Problem;
import org.qiantang.event.RegisterEvent.AgeGroup;
import org.qiantang.event.RegisterEvent.Party;

/** The register's front door for others: whether somebody may open a shop or a show; else the refusal says why. */
public final class Bars {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(China.ZONE);

    private final Blacklist blacklist;
    private final NotedRows noted;
    private final InstantSource clock;

    Bars(Blacklist blacklist, NotedRows noted, InstantSource clock) {
        this.blacklist = blacklist;
        this.noted = noted;
        this.clock = clock;
    }

    /** Lets pass who may open a shop. */
    public void requireMayOpenShop(long personId) {
        refuseListed(Party.PERSON, personId, "您的账号", "your account");
    }

    /** Lets pass a show of a shop with this host, opened by this person. */
    public void requireMayOpenShow(long merchantId, long hostId, long openerId) {
        refuseListed(Party.SHOP, merchantId, "这家店铺", "this shop");
        for (NotedRows.Tied owner : owners(merchantId)) {
            refuseListed(Party.PERSON, owner.id(), "店主", "the shop's owner");
        }
        refuseListed(Party.PERSON, openerId, "您的账号", "your account");
        refuseListed(Party.PERSON, hostId, "本场主播", "the host of this show");
        refuseTooYoung(hostId);
    }

    private List<NotedRows.Tied> owners(long merchantId) {
        return noted.peopleOf(merchantId).stream()
                .filter(tied -> tied.part().equals("OWNER"))
                .toList();
    }

    private void refuseListed(Party party, long subjectId, String zh, String en) {
        Optional<Blacklist.Entry> binding = blacklist.binding(party, subjectId, clock.instant());
        binding.ifPresent(entry -> {
            // The term ends with its last day.
            String day = DAY.format(entry.until().minusMillis(1));
            throw new Problem(
                    403,
                    "blacklisted",
                    zh + "在平台黑名单中，" + day + "（含）之前不能开店或开播。依据：" + entry.basis() + "。申诉：" + entry.appeal(),
                    en + " is on the blacklist and may open neither a shop nor a show through " + day + "; basis: "
                            + entry.basis() + "; to appeal: " + entry.appeal(),
                    Map.of(
                            "until",
                            entry.until().toString(),
                            "basis",
                            entry.basis(),
                            "appeal",
                            entry.appeal(),
                            "entryId",
                            Long.toString(entry.entryId())));
        });
    }

    /** Who was never checked passes here: only what is known to be too young is refused. */
    private void refuseTooYoung(long hostId) {
        Instant now = clock.instant();
        noted.identity(hostId).ifPresent(check -> {
            AgeGroup age = check.ageOn(China.day(now));
            if (age != null && !Age.mayHost(age, check.consent())) {
                throw new Problem(
                        403,
                        "too-young",
                        age == AgeGroup.UNDER_16 ? "本场主播未满 16 周岁，不能主持直播营销" : "本场主播未满 18 周岁，登记监护人同意后才能主持直播营销",
                        age == AgeGroup.UNDER_16
                                ? "the host of this show is under 16 and may not host it"
                                : "the host of this show is under 18; a guardian's consent must be noted first",
                        Map.of("hostId", Long.toString(hostId)));
            }
        });
    }
}
