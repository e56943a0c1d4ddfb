package org.qiantang.app.register;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.qiantang.event.RegisterEvent.AgeGroup;
import org.qiantang.event.RegisterEvent.Party;

/** The register's front door for others: who may open a shop or a show, or go on air; else the refusal says why. */
public final class Bars {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(China.ZONE);
    private static final Whom YOU = new Whom("您的账号", "your account");

    private final Blacklist blacklist;
    private final NotedRows noted;
    private final InstantSource clock;

    Bars(Blacklist blacklist, NotedRows noted, InstantSource clock) {
        this.blacklist = blacklist;
        this.noted = noted;
        this.clock = clock;
    }

    /**
     * Lets pass who may open a shop.
     *
     * @param personId null for somebody who comes with a new account
     * @param licenceNumber null where none was shown yet
     */
    public void requireMayOpenShop(@Nullable Long personId, @Nullable String licenceNumber) {
        if (personId != null) {
            refuse(listed(Party.PERSON, personId, YOU));
        }
        if (licenceNumber != null) {
            refuse(listedLicence(licenceNumber));
        }
    }

    /** Lets pass a shop that hands in a licence, unless it is listed or the licence is one of somebody listed. */
    public void requireMayTakeLicence(long merchantId, String licenceNumber) {
        refuse(listed(Party.SHOP, merchantId, new Whom("这家店铺", "this shop")));
        refuse(listedLicence(licenceNumber));
    }

    /**
     * Lets pass a show of a shop with this host and those who have a host's post at it, opened by this person. Who has
     * such a post in the shop is kept off the air alone: others may host its shows.
     */
    public void requireMayOpenShow(long showId, long merchantId, long hostId, long openerId) {
        refuse(listed(Party.SHOP, merchantId, new Whom("这家店铺", "this shop")));
        noted.licence(merchantId)
                .flatMap(licence -> Optional.ofNullable(licence.number()))
                .ifPresent(number -> refuse(listedLicence(number)));
        for (NotedRows.Tied owner : owners(merchantId)) {
            refuse(listed(Party.PERSON, owner.id(), new Whom("店主", "the shop's owner")));
        }
        refuse(listed(Party.PERSON, openerId, YOU));
        refuse(barred(hostId, new Whom("本场主播", "the host of this show")));
        for (NotedRows.Tied one : noted.onAir(showId)) {
            refuse(barred(
                    one.id(),
                    new Whom(
                            "在本场有主播或副播岗位的“" + one.name() + "”",
                            one.name() + ", who has the post of a host or co-host at this show,")));
        }
    }

    /** Lets pass who may take a show's microphone or camera: the list may have come, or a day passed, since it was opened. */
    public void requireMayAppear(long personId) {
        refuse(barred(personId, YOU));
    }

    public boolean mayAppear(long personId) {
        return barred(personId, YOU).isEmpty();
    }

    private record Whom(String zh, String en) {}

    private static void refuse(Optional<Problem> problem) {
        problem.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private List<NotedRows.Tied> owners(long merchantId) {
        return noted.peopleOf(merchantId).stream()
                .filter(tied -> tied.part().equals("OWNER"))
                .toList();
    }

    private Optional<Problem> barred(long personId, Whom whom) {
        return listed(Party.PERSON, personId, whom).or(() -> tooYoung(personId, whom));
    }

    private Optional<Problem> listed(Party party, long subjectId, Whom whom) {
        return blacklist.binding(party, subjectId, clock.instant()).map(entry -> refusal(entry, whom));
    }

    /** Who is listed does not come back by the same licence under another name. */
    private Optional<Problem> listedLicence(String number) {
        return blacklist
                .bindingByLicence(number, clock.instant())
                .map(entry -> refusal(entry, new Whom("使用这张营业执照的店铺或店主", "a shop of this licence, or its owner,")));
    }

    private static Problem refusal(Blacklist.Entry entry, Whom whom) {
        // The term ends with its last day.
        String day = DAY.format(entry.until().minusMillis(1));
        return new Problem(
                403,
                "blacklisted",
                whom.zh() + "在平台黑名单中，" + day + "（含）之前不能开店或开播。依据：" + entry.basis() + "。申诉：" + entry.appeal(),
                whom.en() + " is on the blacklist and may open neither a shop nor a show through " + day + "; basis: "
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
    }

    /** Who was never checked passes here: only who is known to be too young is refused. */
    private Optional<Problem> tooYoung(long personId, Whom whom) {
        Instant now = clock.instant();
        return noted.identity(personId).flatMap(check -> {
            AgeGroup age = check.ageOn(China.day(now));
            if (age == null || Age.mayHost(age, check.consent())) {
                return Optional.empty();
            }
            boolean child = age == AgeGroup.UNDER_16;
            return Optional.of(new Problem(
                    403,
                    "too-young",
                    whom.zh() + (child ? "未满 16 周岁，不能主持直播营销" : "未满 18 周岁，登记监护人同意后才能主持直播营销"),
                    whom.en()
                            + (child
                                    ? " is under 16 and may not host a show"
                                    : " is under 18; a guardian's consent must be noted first"),
                    Map.of("hostId", Long.toString(personId))));
        });
    }
}
