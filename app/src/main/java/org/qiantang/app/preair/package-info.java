/** Before air (播前审核): each item of a planned show held against papers, law and prices of its day, and sealed in the journal. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "journal", "room", "show", "team", "web"})
@NullMarked
package org.qiantang.app.preair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
