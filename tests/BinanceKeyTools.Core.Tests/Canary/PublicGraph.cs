using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace BinanceKeyTools.Core.Tests.Canary;

/// <summary>Everything that can be reached from an object by public properties and elements, as text.</summary>
internal sealed class PublicGraph
{
    private const int MaxDepth = 8;

    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    public static string Of(object root)
    {
        var graph = new PublicGraph();
        graph.Visit(root, 0);
        return graph._text.ToString();
    }

    private void Visit(object? value, int depth)
    {
        if (value is null or Type or MemberInfo or Assembly or Delegate || depth > MaxDepth || (!value.GetType().IsValueType && !_seen.Add(value)))
        {
            return;
        }

        _text.AppendLine(value switch
        {
            byte[] bytes => Encoding.Latin1.GetString(bytes),
            ReadOnlyMemory<byte> memory => Encoding.Latin1.GetString(memory.Span),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        });
        if (value is string || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (var item in items)
            {
                Visit(item, depth + 1);
            }
        }

        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike))
        {
            VisitProperty(value, property, depth);
        }
    }

    private void VisitProperty(object owner, PropertyInfo property, int depth)
    {
        object? value;
        try
        {
            value = property.GetValue(owner);
        }
        catch (TargetInvocationException exception)
        {
            _text.AppendLine(exception.InnerException?.ToString());
            return;
        }

        Visit(value, depth + 1);
    }
}
