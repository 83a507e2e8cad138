#nullable enable
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security;
using System.Text;

namespace BinanceKeyTools.CanaryTests;

/// <summary>
/// Writes down everything that can be reached from an object by public properties, elements and extended members: what a
/// debugger, a logger or a serialiser could come across. Secure strings and credentials are opened, byte blocks are decoded.
/// </summary>
public sealed class ObjectWalk
{
    private const int MaxDepth = 14;
    private const int MaxNodes = 40_000;

    private readonly StringBuilder _text = new();
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    public int Nodes { get; private set; }

    public static string Of(object? root)
    {
        var walk = new ObjectWalk();
        walk.Visit("", root, 0);
        return walk._text.ToString();
    }

    private void Visit(string path, object? value, int depth)
    {
        if (value is null || depth > MaxDepth || ++Nodes > MaxNodes)
        {
            return;
        }

        switch (value)
        {
            case string text:
                Line(path, text);
                return;
            case char[] characters:
                Line(path, new string(characters));
                return;
            case byte[] bytes:
                Bytes(path, bytes);
                return;
            case ReadOnlyMemory<byte> memory:
                Bytes(path, memory.ToArray());
                return;
            case SecureString secure:
                Line(path, new PSCredential("-", secure).GetNetworkCredential().Password);
                return;
            case PSObject wrapped:
                VisitExtended(path, wrapped, depth);
                return;
            case Type or MemberInfo or Assembly or Module or Delegate or CommandInfo or PSModuleInfo or PSMemberInfo:
                return;
        }

        if (value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            Line(path, value.ToString());
            return;
        }

        if (!value.GetType().IsValueType && !_seen.Add(value))
        {
            return;
        }

        Text(path, value);
        if (value is IDictionary table)
        {
            foreach (DictionaryEntry entry in table)
            {
                Visit(path + ".Key", entry.Key, depth + 1);
                Visit(path + "[" + entry.Key + "]", entry.Value, depth + 1);
            }
        }
        else if (value is IEnumerable items)
        {
            VisitItems(path, items, depth);
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            VisitProperty(path, value, property, depth);
        }
    }

    private void VisitItems(string path, IEnumerable items, int depth)
    {
        try
        {
            foreach (var item in items.Cast<object?>().Take(1000))
            {
                Visit(path + "[]", item, depth + 1);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            // A collection that cannot be read shows nothing.
        }
    }

    private void VisitProperty(string path, object owner, PropertyInfo property, int depth)
    {
        if (property.GetIndexParameters().Length > 0 || property.PropertyType.IsByRefLike || property.PropertyType.IsPointer)
        {
            return;
        }

        object? value;
        try
        {
            value = property.GetValue(owner);
        }
        catch (TargetInvocationException exception)
        {
            Line(path + "." + property.Name + "!", exception.InnerException?.ToString());
            return;
        }

        Visit(path + "." + property.Name, value, depth + 1);
    }

    private void VisitExtended(string path, PSObject wrapped, int depth)
    {
        foreach (var property in wrapped.Properties.Where(property => property is PSNoteProperty or PSScriptProperty or PSCodeProperty))
        {
            try
            {
                Visit(path + "." + property.Name, property.Value, depth + 1);
            }
            catch (RuntimeException)
            {
                // A calculated property that fails shows nothing.
            }
        }

        if (wrapped.BaseObject is not PSCustomObject)
        {
            Visit(path, wrapped.BaseObject, depth + 1);
        }
    }

    private void Text(string path, object value)
    {
        try
        {
            Line(path, value.ToString());
        }
        catch (Exception exception)
        {
            Line(path, exception.ToString());
        }
    }

    private void Bytes(string path, byte[] bytes)
    {
        Line(path, Encoding.Latin1.GetString(bytes));
        Line(path, Convert.ToHexString(bytes));
    }

    private void Line(string path, string? text) => _text.Append(path).Append(" = ").AppendLine(text);
}
