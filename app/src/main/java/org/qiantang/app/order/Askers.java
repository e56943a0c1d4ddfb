package org.qiantang.app.order;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.web.Problem;

/** Who asks: a person, or a person who acts for a shop. */
final class Askers {
    private Askers() {}

    static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw new Problem(401, "sign-in", "请先登录", "sign in first");
        }
        return person;
    }

    static long shopOf(@Nullable Person person) {
        Long merchant = signedIn(person).merchantId();
        if (merchant == null) {
            throw new Problem(403, "forbidden", "您的账号没有店铺", "your account has no shop");
        }
        return merchant;
    }
}
