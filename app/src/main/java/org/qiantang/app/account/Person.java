package org.qiantang.app.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has signed in.
 *
 * @param merchantId the shop that this person acts for, if any
 */
public record Person(
        long id,
        String name,
        String nickname,
        Set<Role> roles,
        @Nullable Long merchantId) {
    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
