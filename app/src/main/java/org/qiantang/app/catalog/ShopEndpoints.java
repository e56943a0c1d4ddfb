package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Attempts;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Person;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;
import org.qiantang.app.web.TextFinding;
import org.qiantang.app.web.TextJudge;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent.Standing;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening a shop: for oneself, or with a new account for its owner; shop and owner, both or neither. */
@RestController
class ShopEndpoints {
    private static final int MAX_NAME = 40;
    private static final int MAX_NICKNAME = 20;
    private static final int MAX_FIELD = 100;

    private final People people;
    private final ShopDesk desk;
    private final Approval approval;
    private final OpeningBar bar;
    private final TextJudge judge;
    private final Ids ids;
    private final Attempts tries;

    ShopEndpoints(
            People people,
            ShopDesk desk,
            Approval approval,
            OpeningBar bar,
            TextJudge judge,
            Ids ids,
            InstantSource clock) {
        this.people = people;
        this.desk = desk;
        this.approval = approval;
        this.bar = bar;
        this.judge = judge;
        this.ids = ids;
        this.tries = new Attempts(clock, 30, Duration.ofMinutes(10));
    }

    /**
     * Who is signed in opens the shop for the own account and leaves name and password out. The licence may come later
     * where shops are not looked at before they open.
     */
    record OpenShop(
            @Nullable String name,
            @Nullable String password,
            @Nullable String shopName,
            @Nullable String licenceHolder,
            @Nullable String licenceNumber) {}

    /** {@code findings} tell what was found in the shop's name and yet let pass. */
    record Opened(long merchantId, String shopName, String standing, List<TextFinding> findings) {
        Opened {
            findings = List.copyOf(findings);
        }
    }

    @PostMapping("/api/shops")
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(
            @AuthenticationPrincipal @Nullable Person person, @RequestBody OpenShop body, HttpServletRequest request) {
        tries.require(request.getRemoteAddr());
        String shopName = Fields.text(body.shopName(), "shopName", MAX_NAME);
        List<TextFinding> found = TextFinding.requireLawful(judge.title(null, "shopName", shopName));
        Licence licence = licence(body);
        bar.requireMayOpen(person == null ? null : person.id(), licence == null ? null : licence.number());
        if (person != null && body.name() == null) {
            return openFor(person, shopName, licence, found);
        }
        return openWithOwner(body, shopName, licence, found);
    }

    private Opened openFor(Person person, String shopName, @Nullable Licence licence, List<TextFinding> found) {
        long merchantId = ids.next();
        Standing first = first();
        return switch (desk.openShop(merchantId, shopName, licence, first, () -> people.own(person, merchantId))) {
            case OPENED -> opened(merchantId, shopName, first, found);
            case OWNER_TAKEN ->
                throw new Problem(
                        409,
                        "in-a-shop",
                        "您已经属于一家店铺，先退出才能另开一家",
                        "you belong to a shop already; leave it before you open another");
            case SHOP_TAKEN -> throw shopTaken();
        };
    }

    private Opened openWithOwner(OpenShop body, String shopName, @Nullable Licence licence, List<TextFinding> found) {
        String name = Fields.text(body.name(), "name", MAX_FIELD);
        String password = body.password() == null ? "" : body.password();
        String nickname = shopName.substring(
                        0,
                        shopName.offsetByCodePoints(
                                0, Math.min(MAX_NICKNAME, shopName.codePointCount(0, shopName.length()))))
                .strip();
        people.faultOf(name, password, nickname).ifPresent(fault -> {
            throw Problem.nonsense(fault.field(), fault.zh(), fault.en());
        });
        long merchantId = ids.next();
        People.Ready owner =
                people.ready(name, password, nickname, Set.of(Role.VIEWER, Role.MERCHANT, Role.HOST), merchantId);
        Standing first = first();
        return switch (desk.openShop(merchantId, shopName, licence, first, () -> people.enter(owner))) {
            case OPENED -> opened(merchantId, shopName, first, found);
            case OWNER_TAKEN ->
                throw new Problem(409, "name-taken", "这个账号名已被使用", "this name is taken", Map.of("field", "name"));
            case SHOP_TAKEN -> throw shopTaken();
        };
    }

    private static Opened opened(long merchantId, String shopName, Standing first, List<TextFinding> found) {
        return new Opened(merchantId, shopName, word(first), found);
    }

    private Standing first() {
        return approval.needed() ? Standing.WAITING : Standing.OPEN;
    }

    private static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    private static Problem shopTaken() {
        return new Problem(
                409, "shop-name-taken", "已经有同名的店铺", "there is a shop of this name", Map.of("field", "shopName"));
    }

    private @Nullable Licence licence(OpenShop body) {
        String holder = Fields.optional(body.licenceHolder(), "licenceHolder", MAX_FIELD);
        String number = Fields.optional(body.licenceNumber(), "licenceNumber", 40);
        return holder.isEmpty() && number.isEmpty() && !approval.needed()
                ? null
                : Licence.typed(body.licenceHolder(), body.licenceNumber());
    }
}
