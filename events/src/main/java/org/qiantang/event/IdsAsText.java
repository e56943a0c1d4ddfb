package org.qiantang.event;

import java.util.List;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Writes 64-bit ids as JSON strings, since browsers read numbers only to 53 bits.
 *
 * <p>An id is a {@code long} whose name is {@code id}, {@code by}, {@code priceVersion} or ends in {@code Id}. Reading accepts both forms.
 */
public final class IdsAsText extends SimpleModule {
    public IdsAsText() {
        setSerializerModifier(new ValueSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(
                    SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
                properties.stream()
                        .filter(IdsAsText::isId)
                        .forEach(property -> property.assignSerializer(ToStringSerializer.instance));
                return properties;
            }
        });
    }

    private static boolean isId(BeanPropertyWriter property) {
        Class<?> type = property.getType().getRawClass();
        String name = property.getName();
        return (type == long.class || type == Long.class)
                && (name.equals("id") || name.equals("by") || name.equals("priceVersion") || name.endsWith("Id"));
    }
}
