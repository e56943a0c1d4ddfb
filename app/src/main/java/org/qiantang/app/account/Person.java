package org.qiantang.app.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in.
 *
 * @param merchantId the shop that this person acts for, if any
 * @param simulated whether this is nobody, but an account of the demo's crowd
 */
public record Person(
        long id,
        String name,
        String nickname,
        Set<Role> roles,
        @Nullable Long merchantId,
        boolean simulated) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public Person(long id, String name, String nickname, Set<Role> roles, @Nullable Long merchantId) {
        this(id, name, nickname, roles, merchantId, false);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
