/** The helpdesk (客服台): viewers' questions answered from facts, by staff, or asked on, in shows and on product pages. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "answer",
            "catalog",
            "guard",
            "journal",
            "question",
            "room",
            "shelf",
            "show",
            "team",
            "web"
        })
@NullMarked
package org.qiantang.app.helpdesk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
