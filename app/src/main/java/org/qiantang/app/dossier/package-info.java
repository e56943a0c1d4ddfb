/** What officers make of what the guard found: findings judged one by one, dossiers, measures that bind, and appeals. */
@ApplicationModule(
        allowedDependencies = {
            "account",
            "catalog",
            "evidence",
            "journal",
            "order",
            "recording",
            "room",
            "show",
            "team",
            "web"
        })
@NullMarked
package org.qiantang.app.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
