/** Exports for the regulator: what a period holds of shops, hosts or everybody, as tables whose every column is explained. */
@ApplicationModule(allowedDependencies = {"account", "journal", "proof", "settings", "sheet", "web"})
@NullMarked
package org.qiantang.app.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
