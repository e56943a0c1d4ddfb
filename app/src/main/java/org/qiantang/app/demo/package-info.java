/** The demo: its accounts, its shop's goods and a show on air, filled in once, in the demo only. */
@ApplicationModule(allowedDependencies = {"account", "catalog", "media", "room", "selection", "show", "settings"})
@NullMarked
package org.qiantang.app.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
