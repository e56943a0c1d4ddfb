/** Simulcast (同步推流): a room's picture pushed on, as it is, to RTMP addresses outside. */
@ApplicationModule(allowedDependencies = {"account", "media", "room", "settings", "show", "team", "web"})
@NullMarked
package org.qiantang.app.simulcast;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
