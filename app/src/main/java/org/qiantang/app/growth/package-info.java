/**
 * Lists for growth: which of a shop's buyers are leaving (流失预警), and who else is like them (相似人群). The shop is told numbers
 * of ten people or more; ids stay on this side, for tools of the house.
 */
@ApplicationModule(allowedDependencies = {"account", "feed", "insight", "journal", "team", "web"})
@NullMarked
package org.qiantang.app.growth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
