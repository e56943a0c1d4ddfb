/** Orders from the claim until all is settled: folded from the journal, shown to their buyer and their seller. */
@ApplicationModule(allowedDependencies = {"journal", "room", "account", "parcel", "sheet", "team", "web"})
@NullMarked
package org.qiantang.app.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
