/** Orders from the claim to the parcel: folded from the journal, shown to their buyer and their seller. */
@ApplicationModule(allowedDependencies = {"journal", "room", "account", "web"})
@NullMarked
package org.qiantang.app.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
