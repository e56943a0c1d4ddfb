/** A merchant's goods: what they are, what is known to be true of them, what they cost, and where every piece is. */
@ApplicationModule(allowedDependencies = {"journal", "account", "sheet", "team", "web"})
@NullMarked
package org.qiantang.app.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
