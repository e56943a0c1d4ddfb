package org.qiantang.app.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening a shop: a merchant's account and its empty shop. Signing in is the account's own business. */
@RestController
class ShopEndpoints {
    private static final int MAX_NAME = 40;

    private final People people;
    private final ShopDesk desk;
    private final Ids ids;

    ShopEndpoints(People people, ShopDesk desk, Ids ids) {
        this.people = people;
        this.desk = desk;
        this.ids = ids;
    }

    record OpenShop(
            @Nullable String name,
            @Nullable String password,
            @Nullable String shopName) {}

    record Opened(long merchantId, String shopName) {}

    @PostMapping("/api/shops")
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(@RequestBody OpenShop body) {
        String shopName = text(body.shopName(), "shopName");
        if (shopName.codePointCount(0, shopName.length()) > MAX_NAME) {
            throw Problem.nonsense("shopName", "店铺名 1–" + MAX_NAME + " 个字", "1–" + MAX_NAME + " characters");
        }
        String nickname = shopName.substring(
                0, shopName.offsetByCodePoints(0, Math.min(20, shopName.codePointCount(0, shopName.length()))));
        long merchantId = ids.next();
        People.Joining joining = people.join(
                text(body.name(), "name"),
                text(body.password(), "password"),
                nickname,
                Set.of(Role.MERCHANT, Role.HOST),
                merchantId);
        return switch (joining) {
            case People.Joining.Joined _ -> {
                desk.openShop(merchantId, shopName);
                yield new Opened(merchantId, shopName);
            }
            case People.Joining.NameTaken() ->
                throw new Problem(409, "name-taken", "这个账号名已被使用", "this name is taken", Map.of("field", "name"));
            case People.Joining.Unfit(String field, String expected) ->
                throw Problem.nonsense(field, "不符合要求：" + expected, "expected: " + expected);
        };
    }

    private static String text(@Nullable String value, String field) {
        if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
            throw Problem.nonsense(field, "请填写", "required");
        }
        return value.strip();
    }
}
