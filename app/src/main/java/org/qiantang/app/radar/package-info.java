/**
 * Radar (数据雷达): hosts, rooms, shows, goods and brands that this installation has seen, ranked and compared; reports of other
 * platforms beside them; and what spending brought. Of other shops it tells no more than viewers see, and money in bands.
 */
@ApplicationModule(allowedDependencies = {"account", "journal", "sheet", "team", "web"})
@NullMarked
package org.qiantang.app.radar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
