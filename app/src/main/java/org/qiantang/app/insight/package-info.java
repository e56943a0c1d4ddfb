/** What sellers see of a show in figures: the dictionary of metrics, the big screen, the report, and the events behind each. */
@ApplicationModule(allowedDependencies = {"account", "journal", "sheet", "stage", "team", "web"})
@NullMarked
package org.qiantang.app.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
